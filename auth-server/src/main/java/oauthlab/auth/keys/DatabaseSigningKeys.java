package oauthlab.auth.keys;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import oauthlab.auth.crypto.Sealer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** Keeps the keys in the database, the private half sealed, and all of them in memory for use. */
@ApplicationScoped
class DatabaseSigningKeys implements SigningKeys, PanacheRepositoryBase<SigningKeyEntity, String> {

    private static final Logger LOG = Logger.getLogger(DatabaseSigningKeys.class);
    private static final String ACTIVE = "ACTIVE";

    private final Sealer sealer;
    private final Clock clock;
    private final SignatureAlgorithm algorithm;
    private volatile List<SigningKey> keys = List.of();

    DatabaseSigningKeys(
            Sealer sealer, Clock clock, @ConfigProperty(name = "oauthlab.signing-algorithm") String algorithm) {
        this.sealer = sealer;
        this.clock = clock;
        this.algorithm = SignatureAlgorithm.fromAlgorithm(algorithm);
    }

    @Override
    public SigningKey active() {
        return keys.get(0);
    }

    @Override
    public List<SigningKey> published() {
        return keys;
    }

    void load(@Observes @Priority(10) StartupEvent start) {
        if (QuarkusTransaction.requiringNew().call(this::countActive) == 0) generate();
        keys = QuarkusTransaction.requiringNew().call(this::readAll);
    }

    private long countActive() {
        return count("algorithm = ?1 and status = ?2", algorithm.getAlgorithm(), ACTIVE);
    }

    /** Two processes may start at once: the database takes one active key for each algorithm, the other one is let go. */
    private void generate() {
        SigningKey key = KeyPairs.generate(algorithm);
        try {
            QuarkusTransaction.requiringNew().run(() -> persistAndFlush(entity(key)));
            LOG.infof(
                    "Made the signing key %s (%s).", key.kid(), key.algorithm().getAlgorithm());
        } catch (ConstraintViolationException another) {
            LOG.infof("Another process made the signing key first; using that one.");
        }
    }

    /** The key of the chosen algorithm first; keys of other algorithms stay published, their tokens are still good. */
    private List<SigningKey> readAll() {
        return list("order by case when algorithm = ?1 then 0 else 1 end, createdAt", algorithm.getAlgorithm()).stream()
                .map(row -> KeyPairs.read(sealer.open(row.privateSealed, row.kid)))
                .toList();
    }

    private SigningKeyEntity entity(SigningKey key) {
        var row = new SigningKeyEntity();
        row.kid = key.kid();
        row.algorithm = key.algorithm().getAlgorithm();
        row.status = ACTIVE;
        row.publicJwk = KeyPairs.publicJwk(key);
        row.privateSealed = sealer.seal(KeyPairs.privateJwk(key), key.kid());
        row.createdAt = clock.instant();
        return row;
    }
}
