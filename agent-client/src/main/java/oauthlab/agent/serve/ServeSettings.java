package oauthlab.agent.serve;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How tools are served, unless an option says otherwise. */
@ConfigMapping(prefix = "oauthlab.serve")
interface ServeSettings {

    /** The address that is listened at. */
    String host();

    int port();

    /** What callers have to show; without it everybody on this machine may call. */
    Optional<String> apiKey();

    /** So long a caller waits for a tool. */
    Duration patience();

    /** So many calls of one server run at the same time. */
    int callsAtOnce();

    /** So long calls that run are waited for when the process ends. */
    Duration patienceAtTheEnd();
}
