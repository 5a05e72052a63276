package oauthlab.agent.oauth.tokenstore;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner can read. They are made with their permissions: setting them later would leave a moment in
 * which others can open them.
 */
final class OwnerOnly {

    /** Who may write may also put their own key there. */
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rw-rw-");

    private OwnerOnly() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
    }

    /**
     * Writes a new file beside the old one and then takes its place in one move, so that nobody ever reads half of it, and a
     * full disk leaves the old one as it was. Only for one writer at a time.
     */
    static void replace(Path file, byte[] content) throws IOException {
        createFolder(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        try {
            write(next, content);
            Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Makes the file, unless there is one: then that one stays. Whole from the moment it is there. */
    static void createOnce(Path file, byte[] content) throws IOException {
        createFolder(file.getParent());
        Path next = Files.createTempFile(file.getParent(), "new", ".tmp", attributes("rw-------"));
        try {
            Files.write(next, content);
            Files.createLink(file, next);
        } catch (FileAlreadyExistsException another) {
            // Somebody was first, with a content as good as this.
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** A file that is there to be locked. */
    static FileChannel lockFile(Path file) throws IOException {
        createFolder(file.getParent());
        return open(file, CREATE, WRITE);
    }

    /** May somebody else read or change this? Where the file system knows no such permissions, nobody can say. */
    static boolean isOpenToOthers(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return false;
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = open(file, CREATE_NEW, WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), attributes("rw-------"));
    }

    /** Where the file system knows no such permissions, the user's home folder has to protect the file. */
    private static FileAttribute<?>[] attributes(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
