package oauthlab.mcp.apikey;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Which credentials are taken, and which keys there are. */
@ConfigMapping(prefix = "oauthlab")
interface ApiKeySettings {

    /** Which kinds of credential are taken. */
    enum AuthMode {
        OAUTH,
        BOTH,
        API_KEY;

        boolean takesKeys() {
            return this != OAUTH;
        }

        boolean takesTokens() {
            return this != API_KEY;
        }
    }

    AuthMode authMode();

    /** True while learning: then the keys that the lessons print are known. */
    boolean labMode();

    Keys apiKeys();

    /** The keys, and how clients are told that they will end. */
    interface Keys {

        /** By the name of the client that uses it. */
        Map<String, Known> known();

        /** Shall answers to a key say that keys will end? */
        boolean deprecationWarning();

        /** Since when nobody should use keys any more. */
        Instant deprecatedSince();

        /** When keys will stop to work. */
        Instant sunset();

        /** Where it is written what to do instead. */
        URI guide();
    }

    /** A key that somebody was given. */
    interface Known {

        /** Its SHA-256, base64url without padding: whoever reads the settings has no key. */
        String digest();

        /** The user who answers for it. */
        String owner();

        /** {@code read}, {@code tools:*} or {@code *}. */
        Set<String> permissions();
    }
}
