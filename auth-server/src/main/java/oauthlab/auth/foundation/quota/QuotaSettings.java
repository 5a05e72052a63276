package oauthlab.auth.foundation.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** How much room there is: {@code oauthlab.quotas.device.by-address} and so on. */
@ConfigMapping(prefix = "oauthlab.quotas")
interface QuotaSettings {

    @WithParentName
    Map<Quota, Room> rooms();

    /** So many rows at a time. */
    interface Room {

        /** Of one client that proves who it is, and that the administrator added. */
        int byClient();

        /** Of one address, for all other clients together. IPv6 addresses count by their first 64 bits. */
        int byAddress();

        /** Of all addresses together. Beyond it, an address still gets a few places, up to twice as many in all. */
        int byAllAddresses();
    }
}
