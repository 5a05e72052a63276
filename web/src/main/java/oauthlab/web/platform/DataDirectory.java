package oauthlab.web.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Can the database be kept where the settings say? Looked at before anything opens it: the database library would try again and
 * again, and say in a long text that it cannot write.
 */
public final class DataDirectory {

    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?([^;]+).*", Pattern.DOTALL);
    private static final Pattern NO_FILE =
            Pattern.compile("jdbc:h2:(mem|tcp|ssl|nio|nioMapped|async|split|zip):.*", Pattern.DOTALL);

    private DataDirectory() {}

    /**
     * Makes the directory if it is not there, as the library would.
     *
     * @param address of the database, {@code jdbc:h2:file:...}; others have no directory here
     * @return what is wrong and what to do; empty when all is well
     */
    public static Optional<String> problem(String address) {
        var file = FILE.matcher(address);
        if (NO_FILE.matcher(address).matches() || !file.matches()) return Optional.empty();
        Path database = Path.of(file.group(1) + ".mv.db").toAbsolutePath().normalize();
        Path directory = database.getParent();
        try {
            Files.createDirectories(directory);
            // Permissions alone do not tell: the disk may be read-only, and root may do anything else.
            Files.delete(Files.createTempFile(directory, ".writable", null));
        } catch (IOException | UnsupportedOperationException refused) {
            return Optional.of(told(directory));
        }
        return Files.exists(database) && !Files.isWritable(database) ? Optional.of(told(database)) : Optional.empty();
    }

    private static String told(Path place) {
        return "The user " + System.getProperty("user.name") + " cannot write to " + place
                + ", where this server keeps its data. Make it writable, or name another directory: LAB_DATA.";
    }
}
