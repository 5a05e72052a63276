package oauthlab.resource.introspection;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the authorization server is asked. */
@ConfigMapping(prefix = "oauthlab.introspection")
interface IntrospectionSettings {

    /** What this API is to the authorization server: a client that may ask. RFC 7662 section 2.1. */
    String clientId();

    String clientSecret();

    /** How long a good token is believed without asking again: so long a revoked one still works. 0 turns this off. */
    Duration believedFor();

    /** How long a token that is not good is refused without asking again. */
    Duration refusedFor();
}
