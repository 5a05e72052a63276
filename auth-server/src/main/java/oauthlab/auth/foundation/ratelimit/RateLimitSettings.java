package oauthlab.auth.foundation.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How much is too much: {@code oauthlab.rate-limits.token-by-client.requests} and so on. */
@ConfigMapping(prefix = "oauthlab.rate-limits")
interface RateLimitSettings {

    @WithParentName
    Map<RateLimit, Limit> limits();

    /** So many requests in so much time, for each client or address and in each process. */
    interface Limit {

        /** 0 switches the limit off. */
        long requests();

        Duration per();

        /** Does it hold in lab mode too? */
        @WithDefault("true")
        boolean inLabMode();
    }
}
