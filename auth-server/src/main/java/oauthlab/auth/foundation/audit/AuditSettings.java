package oauthlab.auth.foundation.audit;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the audit trail is kept. */
@ConfigMapping(prefix = "oauthlab.audit")
interface AuditSettings {

    /** A file that gets every fact as one line of JSON; none when not set. */
    Optional<Path> file();

    /** How long facts stay in the database. */
    Duration retention();

    /** So many refusals stay, the newest; anybody can cause them. */
    int mostRefusals();
}
