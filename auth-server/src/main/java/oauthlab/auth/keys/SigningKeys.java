package oauthlab.auth.keys;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The server's signing keys, in memory for use. They are the same for every process on this database.
 *
 * <p>Another process may change them at any time. We notice within seconds ({@link KeyRotation} reads them anew), and at
 * once when a token names a key that we have not seen.
 */
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    /** Whoever sends tokens with made up names must not make us read the database for each. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final KeyStore store;
    private final Clock clock;
    private final SignatureAlgorithm algorithm;
    private volatile KeyRing ring;
    private volatile SigningKey active;
    private Instant lastLook = Instant.MIN;

    SigningKeys(KeyStore store, Clock clock, @ConfigProperty(name = "oauthlab.signing-algorithm") String algorithm) {
        this.store = store;
        this.clock = clock;
        this.algorithm = SignatureAlgorithm.fromAlgorithm(algorithm);
        this.ring = new KeyRing(this.algorithm, List.of());
    }

    /** The key that signs now. */
    public SigningKey active() {
        return active;
    }

    /** All keys whose signatures are good or will be, the active one first. */
    public List<SigningKey> published() {
        return ring.keys();
    }

    /** The published key with this name, also when another process made it a moment ago. */
    public Optional<SigningKey> find(String kid) {
        Optional<SigningKey> known = ring.find(kid);
        return known.isPresent() ? known : lookAgain(kid);
    }

    void load(@Observes @Priority(10) StartupEvent start) {
        int resealed = store.reseal();
        if (resealed > 0) LOG.infof("Sealed %d private keys anew, under the present master key.", resealed);
        reload();
    }

    /** Reads all keys, and makes what is missing: at the first start, or after another algorithm was chosen. */
    synchronized void reload() {
        KeyRing read = new KeyRing(algorithm, store.all());
        if (!read.isComplete()) {
            makeMissing(read, KeyState.ACTIVE);
            makeMissing(read, KeyState.NEXT);
            read = new KeyRing(algorithm, store.all());
        }
        SigningKey now = read.in(KeyState.ACTIVE).orElseThrow();
        ring = read;
        active = now;
    }

    /** The next key of the chosen algorithm. */
    SigningKey next() {
        return ring.in(KeyState.NEXT).orElseThrow();
    }

    /** Whoever waited for the lock finds what the one before has read, and does not read again. */
    private synchronized Optional<SigningKey> lookAgain(String kid) {
        Optional<SigningKey> known = ring.find(kid);
        Instant now = clock.instant();
        boolean tooSoon = !now.isBefore(lastLook) && now.isBefore(lastLook.plus(BETWEEN_LOOKS));
        if (known.isPresent() || tooSoon) return known;
        lastLook = now;
        reload();
        return ring.find(kid);
    }

    /** Two processes may start at once: the database takes one key of each kind, the other one is let go. */
    private void makeMissing(KeyRing read, KeyState state) {
        if (read.in(state).isPresent()) return;
        boolean made = store.add(KeyPairs.generate(algorithm), state);
        LOG.infof(
                made
                        ? "Made the %s signing key (%s)."
                        : "Another process made the %s signing key (%s) first; using that.",
                state,
                algorithm.getAlgorithm());
    }
}
