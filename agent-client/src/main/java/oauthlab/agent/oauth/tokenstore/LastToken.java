package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;

/** Keeps the access token of the last demo in a file, for whoever wants to look at it. */
@Singleton
public class LastToken {

    private final Path file;
    private final ObjectMapper json;

    LastToken(TokenStores.Settings settings, ObjectMapper json) {
        this.file = settings.tokens().resolve(settings.clientId() + ".json");
        this.json = json;
    }

    public Path file() {
        return file;
    }

    public void save(AccessToken token) {
        try {
            OwnerOnly.replace(file, json.writeValueAsBytes(token));
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
}
