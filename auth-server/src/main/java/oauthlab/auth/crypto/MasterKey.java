package oauthlab.auth.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import oauthlab.auth.ground.LabMode;
import oauthlab.shared.secret.RandomSecret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key under which all other keys lie: 256 bits, never in the database.
 *
 * <p>From {@code oauthlab.master-key} (environment {@code OAUTHLAB_MASTER_KEY}, base64url of 32 bytes). In lab mode one
 * is made at the first start and kept in a file that only its owner can read. Nothing is sealed or signed with it
 * directly: every purpose derives a key of its own, so that none can be used for another.
 */
@ApplicationScoped
public class MasterKey {

    private static final int BYTES = 32;

    private final SecretKey key;

    MasterKey(
            LabMode lab,
            @ConfigProperty(name = "oauthlab.master-key") Optional<String> configured,
            @ConfigProperty(name = "oauthlab.master-key-file") Path file) {
        String encoded = configured.orElseGet(() -> {
            if (lab.isOn()) return readOrCreate(file);
            throw new IllegalStateException("OAUTHLAB_MASTER_KEY is not set. It must be 32 random bytes in base64url;"
                    + " 'openssl rand -base64 32 | tr +/ -_' makes one. (Only lab mode makes its own.)");
        });
        byte[] bytes = decode(encoded.strip());
        if (bytes.length != BYTES) {
            throw new IllegalStateException("the master key must have 32 bytes, but has " + bytes.length);
        }
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** The key for one purpose: HMAC-SHA-256 of the purpose's name under the master key. */
    SecretKey derive(String purpose, String algorithm) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8)), algorithm);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decode(String encoded) {
        try {
            return Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("the master key is not base64url");
        }
    }

    /** Created whole or not at all, and by one process only: whoever comes second reads what the first one wrote. */
    private static String readOrCreate(Path file) {
        try {
            if (Files.notExists(file)) create(file.toAbsolutePath());
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read or create the master key in " + file, fault);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "master", ".draft");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, RandomSecret.generate(BYTES), StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            return; // another process was first; its key counts
        } finally {
            Files.delete(draft);
        }
    }
}
