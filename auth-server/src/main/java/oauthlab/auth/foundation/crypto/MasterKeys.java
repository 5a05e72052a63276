package oauthlab.auth.foundation.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import oauthlab.auth.foundation.platform.LabMode;
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

    @Inject
    MasterKeys(
            LabMode lab,
            @ConfigProperty(name = "oauthlab.master-key") Optional<String> present,
            @ConfigProperty(name = "oauthlab.master-key-previous") Optional<String> previous,
            @ConfigProperty(name = "oauthlab.master-key-file") Path file,
            DataSource database) {
        this(lab, present, previous, file, () -> hasSealedKeys(database));
    }

    /** @param isUsed does anything lie under a master key already? */
    MasterKeys(LabMode lab, Optional<String> present, Optional<String> previous, Path file, BooleanSupplier isUsed) {
        this.present = present.map(key -> MasterKey.parse(key, "OAUTHLAB_MASTER_KEY"))
                .orElseGet(() -> fromFile(lab, file, isUsed));
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

    private static MasterKey fromFile(LabMode lab, Path file, BooleanSupplier isUsed) {
        if (lab.isOn()) {
            // A new one would open nothing, and hide that the old one is missed.
            if (Files.notExists(file) && isUsed.getAsBoolean())
                throw new IllegalStateException("The master key is missing: there is no file " + file
                        + ", and the database has keys that nothing else opens. Put the file back, or begin with fresh"
                        + " data (./lab reset).");
            return MasterKey.parse(SecretFile.readOrCreate(file), "The master key in " + file);
        }
        throw new IllegalStateException(
                "OAUTHLAB_MASTER_KEY is not set. " + HOW_TO_MAKE_ONE + " (Only lab mode makes its own.)");
    }

    private static boolean hasSealedKeys(DataSource database) {
        try (Connection connection = database.getConnection();
                ResultSet keys = connection.createStatement().executeQuery("select kid from signing_key")) {
            return keys.next();
        } catch (SQLException fault) {
            throw new IllegalStateException("cannot see whether the database has keys", fault);
        }
    }
}
