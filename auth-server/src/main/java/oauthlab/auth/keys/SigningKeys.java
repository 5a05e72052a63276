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
    private final List<SignatureAlgorithm> algorithms;
    private volatile KeyRing ring;
    private volatile SigningKey active;
    private Instant lastLook = Instant.MIN;

    SigningKeys(
            KeyStore store,
            Clock clock,
            @ConfigProperty(name = "oauthlab.signing-algorithms") List<String> algorithms) {
        this.store = store;
        this.clock = clock;
        this.algorithms =
                algorithms.stream().map(KeyPairs::algorithm).distinct().toList();
        this.ring = new KeyRing(List.of());
    }

    /** The key that signs now, with the first of the algorithms. */
    public SigningKey active() {
        return active;
    }

    /** The key that signs now with this algorithm, if we have it; else the first. */
    public SigningKey active(SignatureAlgorithm algorithm) {
        return ring.of(algorithm, KeyState.ACTIVE).orElse(active);
    }

    /** What we sign with, the usual one first. */
    public List<SignatureAlgorithm> algorithms() {
        return algorithms;
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
        KeyRing read = new KeyRing(store.all());
        if (!read.isComplete(algorithms)) {
            for (SignatureAlgorithm algorithm : algorithms) {
                makeMissing(read, algorithm, KeyState.ACTIVE);
                makeMissing(read, algorithm, KeyState.NEXT);
            }
            read = new KeyRing(store.all());
        }
        SigningKey now = read.of(algorithms.get(0), KeyState.ACTIVE).orElseThrow();
        ring = read;
        active = now;
    }

    /** What signs after {@link #active}. */
    SigningKey next() {
        return next(algorithms.get(0));
    }

    SigningKey next(SignatureAlgorithm algorithm) {
        return ring.of(algorithm, KeyState.NEXT).orElseThrow();
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
    private void makeMissing(KeyRing read, SignatureAlgorithm algorithm, KeyState state) {
        if (read.of(algorithm, state).isPresent()) return;
        boolean made = store.add(KeyPairs.generate(algorithm), state);
        LOG.infof(
                made
                        ? "Made the %s signing key (%s)."
                        : "Another process made the %s signing key (%s) first; using that.",
                state,
                algorithm.getAlgorithm());
    }
}
