package oauthlab.resource.guard;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The settings of the guard. */
@ConfigMapping(prefix = "oauthlab")
public interface GuardSettings {

    /** The identifier of this API: what a token has to carry as audience ({@code aud}). */
    String audience();

    /** How long a verified token is believed without looking again; never longer than it lives. 0 turns this off. */
    Duration tokenCache();

    /** Whose data a client works on that acts for itself. */
    String demoUserId();
}
