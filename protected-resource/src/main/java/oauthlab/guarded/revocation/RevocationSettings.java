package oauthlab.guarded.revocation;

import java.time.Duration;

/** How the list of revoked tokens is read. */
public interface RevocationSettings {

    /** A list that is older than this is read again: so long a revoked token still works. 0 turns the list off. */
    Duration readEvery();

    /** When it could not be read for so long, tokens are neither taken nor refused (503). */
    Duration refuseWhenOlderThan();
}
