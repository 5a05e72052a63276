package oauthlab.auth.foundation.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import oauthlab.auth.foundation.platform.OwnerOnlyFiles;
import oauthlab.shared.secret.RandomSecret;

/** A secret that lab mode makes for itself at the first start, and keeps in a file that only its owner can read. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * Created whole or not at all, and by one process only: whoever comes second reads what the first one wrote.
     *
     * @return 32 random bytes in base64url
     */
    public static String readOrCreate(Path file) {
        try {
            if (Files.notExists(file)) create(file.toAbsolutePath());
            OwnerOnlyFiles.warnIfShared(file);
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read or create the secret in " + file, fault);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "secret", ".draft");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, RandomSecret.generate(MasterKey.BYTES), StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            return; // another process was first; its secret counts
        } finally {
            Files.delete(draft);
        }
    }
}
