package oauthlab.auth.foundation.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import oauthlab.auth.foundation.audit.RequestOrigin;

/** From where the present request came, as far as limits go. */
@ApplicationScoped
public class RemoteAddress {

    private final RequestOrigin origin;

    RemoteAddress(RequestOrigin origin) {
        this.origin = origin;
    }

    /** The IPv4 address, or the first 64 bits of the IPv6 address. All addresses of this machine are one. */
    public String network() {
        String ip = origin.ip();
        return ip == null ? "none" : RequestOrigin.network(ip);
    }
}
