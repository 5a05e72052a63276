package oauthlab.auth.keys;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import oauthlab.auth.foundation.crypto.Sealer;
import org.hibernate.exception.ConstraintViolationException;
import org.jose4j.jwk.PublicJsonWebKey;

/** Keeps the keys in the table {@code signing_key}, the private half sealed. */
@ApplicationScoped
class DatabaseKeyStore implements KeyStore, PanacheRepositoryBase<SigningKeyEntity, String> {

    private static final Comparator<SigningKeyEntity> IN_ORDER = Comparator.comparing(
            row -> List.of(KeyState.ACTIVE, KeyState.NEXT, KeyState.RETIRED).indexOf(row.state));

    private final Sealer sealer;
    private final Clock clock;

    DatabaseKeyStore(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public List<SigningKey> all() {
        return QuarkusTransaction.requiringNew().call(() -> listAll(Sort.by("createdAt", "kid"))).stream()
                .sorted(IN_ORDER)
                .map(row -> row.toKey(sealer))
                .toList();
    }

    @Override
    public boolean add(PublicJsonWebKey key, KeyState state) {
        try {
            QuarkusTransaction.requiringNew().run(() -> insert(key, state));
            return true;
        } catch (ConstraintViolationException another) {
            return false;
        }
    }

    /** The first statement decides who rotates; the others follow from it. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean rotateOnce(SigningKey active, SigningKey next, PublicJsonWebKey afterNext, Instant removeAt) {
        String algorithm = next.algorithm().getAlgorithm();
        if (retire("kid = ?5", active.kid(), removeAt) != 1) return false;
        promote(next, algorithm);
        insert(afterNext, KeyState.NEXT);
        return true;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void retireOthers(List<SignatureAlgorithm> algorithms, Instant removeAt) {
        List<String> names =
                algorithms.stream().map(SignatureAlgorithm::getAlgorithm).toList();
        retire("algorithm not in ?5", names, removeAt);
        delete("algorithm not in ?1 and state = ?2", names, KeyState.NEXT);
    }

    @Override
    @Transactional
    public List<String> removeRetired(Instant now) {
        List<String> gone = list("state = ?1 and removeAt <= ?2", KeyState.RETIRED, now).stream()
                .map(row -> row.kid)
                .toList();
        return gone.stream().filter(kid -> delete("kid", kid) == 1).toList();
    }

    /** One row after the other, each only if nobody changed it meanwhile: several processes may start at once. */
    @Override
    @Transactional
    public int reseal() {
        int resealed = 0;
        for (SigningKeyEntity row : list("privateSealed is not null")) {
            if (sealer.isCurrent(row.privateSealed)) continue;
            String anew = sealer.seal(sealer.open(row.privateSealed, row.kid), row.kid);
            resealed += update(
                    "privateSealed = ?1 where kid = ?2 and privateSealed = ?3", anew, row.kid, row.privateSealed);
        }
        return resealed;
    }

    /** The private half goes with the retirement: what cannot sign any more cannot be stolen to sign. */
    private int retire(String which, Object value, Instant removeAt) {
        return update(
                "state = ?1, seat = null, privateSealed = null, since = ?2, removeAt = ?3 where state = ?4 and "
                        + which,
                KeyState.RETIRED,
                clock.instant(),
                removeAt,
                KeyState.ACTIVE,
                value);
    }

    private void promote(SigningKey next, String algorithm) {
        int promoted = update(
                "state = ?1, seat = ?2, since = ?3 where kid = ?4 and state = ?5",
                KeyState.ACTIVE,
                SigningKeyEntity.seat(algorithm, KeyState.ACTIVE),
                clock.instant(),
                next.kid(),
                KeyState.NEXT);
        if (promoted != 1)
            throw new IllegalStateException("the next key " + next.kid() + " is gone; nothing is changed");
    }

    private void insert(PublicJsonWebKey key, KeyState state) {
        var row = new SigningKeyEntity();
        row.kid = key.getKeyId();
        row.algorithm = key.getAlgorithm();
        row.state = state;
        row.seat = SigningKeyEntity.seat(row.algorithm, state);
        row.publicJwk = KeyPairs.publicHalf(key);
        row.privateSealed = sealer.seal(KeyPairs.bothHalves(key), row.kid);
        row.createdAt = clock.instant();
        row.since = row.createdAt;
        persistAndFlush(row);
    }
}
