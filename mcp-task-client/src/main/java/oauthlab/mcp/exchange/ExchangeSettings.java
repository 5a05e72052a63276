package oauthlab.mcp.exchange;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who this server is to the authorization server, and for what it asks. */
@ConfigMapping(prefix = "oauthlab")
interface ExchangeSettings {

    /** True while learning: then the secret that the lessons print is accepted. */
    boolean labMode();

    /** The authorization server. */
    String issuer();

    /** What proves to the authorization server that this is {@code mcp-task-manager}. */
    String clientSecret();

    Api taskApi();

    Keys apiKeys();

    /** The clients for which API keys stand. */
    interface Keys {

        /** By the name of the key. */
        Map<String, KeyClient> known();
    }

    /** The client of one key. */
    interface KeyClient {

        /** Its id; the name of the key when left out. */
        Optional<String> clientId();

        /** With it this server asks for tokens in the name of that client. */
        Optional<String> clientSecret();
    }

    /** The API that the tokens are for. */
    interface Api {

        /** Its resource identifier. RFC 8707 section 2. */
        String resource();

        /** The most scope that is asked for, space-separated. */
        String scopes();

        /** Shall the tokens be bound to a key of this process (RFC 9449)? Then nobody who finds one can use it. */
        boolean dpop();

        /** So long before it ends, a token is replaced. */
        Duration tokenEarly();
    }
}
