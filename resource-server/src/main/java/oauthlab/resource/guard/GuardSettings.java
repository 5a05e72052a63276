package oauthlab.resource.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.List;
import oauthlab.guarded.credential.AuthMode;
import org.eclipse.microprofile.config.spi.Converter;

/** The settings of the guard. */
@ConfigMapping(prefix = "oauthlab")
public interface GuardSettings {

    /** The identifier of this API: what a token has to carry as audience ({@code aud}). */
    String audience();

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

    /** The ways to check a token, by name, in the order in which they are asked: {@code jwt}, {@code introspection}. */
    List<String> tokenChecks();

    /** How long a verified token is believed without looking again; never longer than it lives. 0 turns this off. */
    Duration tokenCache();
}
