package oauthlab.resource.discovery;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the authorization server is; what is not set is asked for. */
@ConfigMapping(prefix = "oauthlab")
public interface DiscoverySettings {

    /** The authorization server, exactly as its tokens name it in {@code iss}. */
    String issuer();

    /** Where its keys are. */
    Optional<String> jwksUri();

    /** Where it can be asked about a token. */
    Optional<String> introspectionEndpoint();
}
