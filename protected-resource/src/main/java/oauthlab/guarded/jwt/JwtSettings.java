package oauthlab.guarded.jwt;

import java.time.Duration;

/** How the keys of the authorization server are kept. */
public interface JwtSettings {

    /** Keys that are older than this are fetched again: so long a key that was given up still works. */
    Duration jwksEvery();

    /** An unknown key id has the keys fetched again, and not more often than this. */
    Duration jwksRefetch();
}
