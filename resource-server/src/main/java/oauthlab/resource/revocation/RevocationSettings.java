package oauthlab.resource.revocation;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How the list of revoked tokens is read. */
@ConfigMapping(prefix = "oauthlab.revoked")
interface RevocationSettings {

    /** A list that is older than this is read again: so long a revoked token still works. 0 turns the list off. */
    Duration readEvery();

    /**
     * When it could not be read for so long, tokens are neither taken nor refused (503). Not set: good tokens go on, and
     * revoked ones that we have not heard of, too.
     */
    Optional<Duration> refuseWhenOlderThan();
}
