package oauthlab.mcp.sessions;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long a session lives. */
@ConfigMapping(prefix = "oauthlab.sessions")
interface SessionSettings {

    /** One that nobody used for so long is over; the library has the same setting. */
    Duration idle();
}
