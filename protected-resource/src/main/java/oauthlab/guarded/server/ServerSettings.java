package oauthlab.guarded.server;

import java.util.Optional;

/** Where the authorization server is; what is not set is asked for. */
public interface ServerSettings {

    /** The authorization server, exactly as its tokens name it in {@code iss}. */
    String issuer();

    /** Where its keys are. */
    Optional<String> jwksUri();

    /** Where it can be asked about a token. */
    Optional<String> introspectionEndpoint();
}
