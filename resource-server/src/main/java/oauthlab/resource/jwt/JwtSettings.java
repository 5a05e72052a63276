package oauthlab.resource.jwt;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the keys of the authorization server are kept. */
@ConfigMapping(prefix = "oauthlab")
interface JwtSettings {

    /** How long fetched keys are kept when the answer has no Cache-Control: so long a withdrawn key still works. */
    Duration jwksCache();

    /** An unknown key id has the keys fetched again, and not more often than this. */
    Duration jwksRefetch();
}
