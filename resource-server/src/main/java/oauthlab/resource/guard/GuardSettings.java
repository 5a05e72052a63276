package oauthlab.resource.guard;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    AuthMode authMode();

    /** The ways to check a token, by name, in the order in which they are asked: {@code jwt}, {@code introspection}. */
    List<String> tokenChecks();

    /** Scopes that every request needs, beside those of its endpoint. */
    Optional<List<String>> requiredScopes();

    /** How long a verified token is believed without looking again; never longer than it lives. 0 turns this off. */
    Duration tokenCache();

    /** Whose data a client works on that acts for itself. */
    String demoUserId();
}
