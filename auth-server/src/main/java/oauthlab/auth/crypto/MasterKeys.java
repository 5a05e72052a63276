package oauthlab.auth.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.auth.ground.LabMode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The master key, and while it is being changed the one before it.
 *
 * <p>The present one is {@code oauthlab.master-key} (environment {@code OAUTHLAB_MASTER_KEY}); lab mode makes its own when
 * there is none. The previous one, {@code oauthlab.master-key-previous} ({@code OAUTHLAB_MASTER_KEY_PREVIOUS}), only opens
 * and recognises what was made under it; nothing new is. docs/operations.md says how to go from one to the other.
 */
@ApplicationScoped
class MasterKeys {

    static final String HOW_TO_MAKE_ONE =
            "It must be 32 random bytes in base64url; 'openssl rand -base64 32 | tr +/ -_' makes one.";

    private final MasterKey present;
    private final Optional<MasterKey> previous;

    MasterKeys(
            LabMode lab,
            @ConfigProperty(name = "oauthlab.master-key") Optional<String> present,
            @ConfigProperty(name = "oauthlab.master-key-previous") Optional<String> previous,
            @ConfigProperty(name = "oauthlab.master-key-file") Path file) {
        this.present =
                present.map(key -> MasterKey.parse(key, "OAUTHLAB_MASTER_KEY")).orElseGet(() -> fromFile(lab, file));
        this.previous = previous.map(key -> MasterKey.parse(key, "OAUTHLAB_MASTER_KEY_PREVIOUS"));
        if (this.previous.filter(key -> key.id().equals(this.present.id())).isPresent()) {
            throw new IllegalStateException("OAUTHLAB_MASTER_KEY_PREVIOUS is the same key as OAUTHLAB_MASTER_KEY, so"
                    + " nothing was changed. Put the new key into OAUTHLAB_MASTER_KEY.");
        }
    }

    /** The one that seals and marks. */
    MasterKey present() {
        return present;
    }

    /** All that open and recognise, the present one first. */
    List<MasterKey> all() {
        return Stream.concat(Stream.of(present), previous.stream()).toList();
    }

    private static MasterKey fromFile(LabMode lab, Path file) {
        if (lab.isOn()) return MasterKey.parse(SecretFile.readOrCreate(file), "The master key in " + file);
        throw new IllegalStateException(
                "OAUTHLAB_MASTER_KEY is not set. " + HOW_TO_MAKE_ONE + " (Only lab mode makes its own.)");
    }
}
