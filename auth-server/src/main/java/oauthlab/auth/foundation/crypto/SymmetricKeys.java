package oauthlab.auth.foundation.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/**
 * Keys for HMAC, one for each purpose, derived from the master key by PBKDF2 (RFC 8018 section 5.2).
 *
 * <p>Whoever knows one of them knows nothing of the others, nor of the master key. Those of the previous master key are known
 * too, so that what was made under it stays good until that is taken away.
 */
@ApplicationScoped
public class SymmetricKeys {

    private final MasterKeys masters;
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

    SymmetricKeys(MasterKeys masters) {
        this.masters = masters;
    }

    /** Names the key that is made from the present master key. It gives nothing away. */
    public String presentId() {
        return masters.present().id();
    }

    public SecretKey present(String purpose) {
        return of(masters.present(), purpose);
    }

    /** The key with this name, if its master key is here. */
    public Optional<SecretKey> find(String id, String purpose) {
        return masters.all().stream()
                .filter(master -> master.id().equals(id))
                .findFirst()
                .map(master -> of(master, purpose));
    }

    /** Slow on purpose, so once for each. */
    private SecretKey of(MasterKey master, String purpose) {
        return derived.computeIfAbsent(master.id() + "\n" + purpose, any -> master.deriveSlowly(purpose, "HmacSHA256"));
    }
}
