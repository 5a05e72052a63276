package oauthlab.auth.foundation.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How wrong guesses become slower: {@code oauthlab.failed-attempts.login-by-name.free} and so on. */
@ConfigMapping(prefix = "oauthlab.failed-attempts")
interface AttemptSettings {

    @WithParentName
    Map<AttemptLimit, Delay> limits();

    /** After the free failures the next attempt has to wait, each time twice as long as before. */
    interface Delay {

        /** So many failures cost nothing: people mistype. */
        int free();

        Duration first();

        /** It never becomes longer than this, so nobody is locked out for good. */
        Duration longest();

        /** When nothing has failed for so long, all is forgotten. */
        Duration forgetAfter();
    }
}
