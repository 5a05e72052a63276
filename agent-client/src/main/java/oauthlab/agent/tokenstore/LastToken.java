package oauthlab.agent.tokenstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import oauthlab.agent.transcript.AgentException;

/** Keeps the agent's access token in a file. */
@Singleton
public class TokenStore {

    private final Path file;
    private final ObjectMapper json;

    TokenStore(TokenStoreSettings settings, ObjectMapper json) {
        this.file = settings.tokens().resolve(settings.clientId() + ".json");
        this.json = json;
    }

    public Path file() {
        return file;
    }

    /**
     * Writes a new file beside the old one and then takes its place in one move, so that nobody ever reads half a token.
     * The file is made with its permissions: setting them later would leave a moment in which others can open it.
     */
    public void save(AccessToken token) {
        try {
            Files.createDirectories(file.getParent(), onlyOwner("rwx------"));
            Path next = Files.createTempFile(file.getParent(), "token", ".tmp", onlyOwner("rw-------"));
            Files.write(next, json.writeValueAsBytes(token));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notWritten) {
            throw AgentException.of(
                    "The token cannot be kept in " + file + ": " + notWritten, "OAUTHLAB_TOKENS names another folder.");
        }
    }

    public Optional<AccessToken> load() {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(json.readValue(file.toFile(), AccessToken.class));
        } catch (IOException notReadable) {
            throw AgentException.of(
                    file + " is not a token file that can be read.", "Delete it; the next demo writes a new one.");
        }
    }

    /** Where the file system knows no such permissions, the user's home folder has to protect the file. */
    private static FileAttribute<?>[] onlyOwner(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
