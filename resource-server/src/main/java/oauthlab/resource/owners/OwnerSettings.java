package oauthlab.resource.owners;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which clients of the lessons stand in for a user. */
@ConfigMapping(prefix = "oauthlab")
interface OwnerSettings {

    /** Only in a lab a client may work on a user's data without having asked that user. */
    boolean labMode();

    /** Whose data that is. */
    String demoUserId();

    /** Which clients may. */
    Optional<Set<String>> demoClients();
}
