package oauthlab.auth.foundation.cleanup;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How cleaning up is done. */
@ConfigMapping(prefix = "oauthlab.cleanup")
interface CleanupSettings {

    /** How often each process tries. */
    Duration every();

    /** For so long a process has the work for itself. One that dies meanwhile delays it by no more than that. */
    Duration lease();

    /** How many rows one statement deletes. */
    int batch();

    /** How often the file of an H2 database is looked at. */
    Duration compactEvery();

    /** It is compacted when it is larger than this, in megabytes. */
    int compactAboveMegabytes();

    /** So long at a time; requests that write wait meanwhile. */
    Duration compactFor();
}
