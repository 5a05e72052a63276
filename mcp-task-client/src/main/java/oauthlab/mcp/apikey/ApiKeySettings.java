package oauthlab.mcp.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.guarded.credential.AuthMode;
import org.eclipse.microprofile.config.spi.Converter;

/** Which credentials are taken, and which keys there are. */
@ConfigMapping(prefix = "oauthlab")
interface ApiKeySettings {

    /** Which kinds of credential are accepted. */
    @WithConverter(AuthModeConverter.class)
    AuthMode authMode();

    /** So that a wrong value is explained. */
    final class AuthModeConverter implements Converter<AuthMode> {
        @Override
        public AuthMode convert(String value) {
            return AuthMode.of(value);
        }
    }

    /** True while learning: then the keys that the lessons print are known. */
    boolean labMode();

    Keys apiKeys();

    TaskApi taskApi();

    /** The API that is called for the holder of a key. */
    interface TaskApi {

        /** An API key of this server for an API that takes no tokens; then no token is asked for. */
        Optional<String> key();
    }

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

        /** The client at the authorization server for which the key stands; the name of the key when left out. */
        Optional<String> clientId();

        /** The secret of that client: this server calls the API in its name, so each key has data of its own. */
        Optional<String> clientSecret();
    }
}
