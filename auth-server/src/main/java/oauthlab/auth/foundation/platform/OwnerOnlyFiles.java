package oauthlab.auth.foundation.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jboss.logging.Logger;

/** Files and directories with secrets, which nobody but their owner should be able to reach. */
public final class OwnerOnlyFiles {

    private static final Logger LOG = Logger.getLogger(OwnerOnlyFiles.class);

    private OwnerOnlyFiles() {}

    /** Warns, once at the start, and says what to type. */
    public static void warnIfShared(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (isShared(absolute))
            LOG.warnf(
                    "Other users of this machine can reach %s, which holds secrets. Type: chmod go= '%s'",
                    absolute, absolute);
    }

    /** Does the group, or do all, have any permission? Where there are no such permissions, nothing is known. */
    static boolean isShared(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.stream().anyMatch(one -> !one.name().startsWith("OWNER_"));
        } catch (UnsupportedOperationException | IOException unknown) {
            return false;
        }
    }
}
