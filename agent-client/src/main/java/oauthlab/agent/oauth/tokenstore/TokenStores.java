package oauthlab.agent.oauth.tokenstore;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.foundation.transcript.AgentException;

/** The stores there are. */
@Singleton
public class TokenStores {

    /** Where tokens are kept, and what opens those that are encrypted. */
    @ConfigMapping(prefix = "oauthlab")
    interface Settings {

        /** The folder of the token files. */
        Path tokens();

        /** The client of the demo; its name is the file's. */
        String clientId();

        /** Opens encrypted token files. */
        Optional<String> passphrase();

        /** Instead of a passphrase: a file with 32 random bytes, made when it is missing. */
        Optional<Path> keyFile();
    }

    /** It becomes the name of a folder. */
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    private final Settings settings;
    private final Clock clock;
    private final Map<Optional<String>, TokenStore> memory = new ConcurrentHashMap<>();

    TokenStores(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The store of whoever uses this machine. */
    public TokenStore open(StorageType type, Consumer<String> notices) {
        return open(type, Optional.empty(), notices);
    }

    /**
     * Opens a store.
     *
     * @param user whose tokens, where the agent acts for several; each has a store of his own
     * @param notices gets a sentence for the person about each file that was set aside
     * @throws AgentException when {@code type} is encrypted and nothing says with which key
     */
    public TokenStore open(StorageType type, Optional<String> user, Consumer<String> notices) {
        user.filter(name -> !USER.matcher(name).matches()).ifPresent(name -> {
            throw AgentException.of(
                    "'" + name + "' cannot be a user here.",
                    "Letters, digits, hyphen, underscore and dot; 64 at most.");
        });
        return switch (type) {
            case MEMORY -> memory.computeIfAbsent(user, first -> new MemoryTokenStore(clock));
            case FILE -> files(user, Sealing.NONE, notices);
            case ENCRYPTED -> files(user, new Encryption(masterKey()), notices);
        };
    }

    private TokenStore files(Optional<String> user, Sealing sealing, Consumer<String> notices) {
        Path folder = user.map(name -> settings.tokens().resolve("as-" + name)).orElse(settings.tokens());
        return new FileTokenStore(folder, sealing, clock, notices);
    }

    private MasterKey masterKey() {
        boolean hasPassphrase =
                settings.passphrase().filter(text -> !text.isBlank()).isPresent();
        if (hasPassphrase == settings.keyFile().isPresent())
            throw AgentException.of(
                    hasPassphrase
                            ? "There are two keys for the encrypted tokens, and only one can be the right one."
                            : "There is no key for the encrypted tokens.",
                    "Set OAUTHLAB_PASSPHRASE (a person types it) or OAUTHLAB_KEY_FILE (a file, made when missing),",
                    "or choose another storage_type in the configuration file.");
        return settings.keyFile()
                .<MasterKey>map(MasterKey.KeyFile::new)
                .orElseGet(() -> new MasterKey.Passphrase(settings.passphrase().orElseThrow()));
    }
}
