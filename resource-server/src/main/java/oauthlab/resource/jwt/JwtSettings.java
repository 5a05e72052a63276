package oauthlab.resource.jwt;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens are believed, and how its keys are fetched. */
@ConfigMapping(prefix = "oauthlab")
interface JwtSettings {

    /** The authorization server, exactly as its tokens name it in {@code iss}. */
    String issuer();

    /** Where its keys are; {@code /.well-known/jwks.json} of the issuer when not set. */
    Optional<String> jwksUri();

    /** How long fetched keys are kept when the answer has no Cache-Control: so long a withdrawn key still works. */
    Duration jwksCache();

    /** An unknown key id has the keys fetched again, and not more often than this. */
    Duration jwksRefetch();
}
