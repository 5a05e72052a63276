package oauthlab.auth.upkeep;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How cleaning up is done. */
@ConfigMapping(prefix = "oauthlab.upkeep")
interface UpkeepSettings {

    /** How often each process tries. */
    Duration every();

    /** For so long a process has the work for itself. One that dies meanwhile delays it by no more than that. */
    Duration lease();

    /** How many rows one statement deletes. */
    int batch();
}
