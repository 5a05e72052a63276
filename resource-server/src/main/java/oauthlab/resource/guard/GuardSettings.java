package oauthlab.resource.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.List;

/** The settings of the guard. */
@ConfigMapping(prefix = "oauthlab")
public interface GuardSettings {

    /** The identifier of this API: what a token has to carry as audience ({@code aud}). */
    String audience();

    /** Which kinds of credential are taken. */
    enum AuthMode {
        OAUTH,
        BOTH,
        API_KEY;

        public boolean takesKeys() {
            return this != OAUTH;
        }

        boolean takesTokens() {
            return this != API_KEY;
        }
    }

    @WithConverter(AuthModeConverter.class)
    AuthMode authMode();

    /** The ways to check a token, by name, in the order in which they are asked: {@code jwt}, {@code introspection}. */
    List<String> tokenChecks();

    /** How long a verified token is believed without looking again; never longer than it lives. 0 turns this off. */
    Duration tokenCache();
}
