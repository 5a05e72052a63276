package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import oauthlab.auth.foundation.crypto.Sealer;

@Entity
@Table(name = "signing_key")
class SigningKeyEntity {
    @Id
    String kid;

    String algorithm;

    @Enumerated(EnumType.STRING)
    KeyState state;

    /** {@code ES256 ACTIVE}, unique: the database seats one key of a kind. Null for retired ones, of which there are many. */
    String seat;

    String publicJwk;
    String privateSealed;
    Instant createdAt;
    Instant since;
    Instant removeAt;

    static String seat(String algorithm, KeyState state) {
        return algorithm + " " + state;
    }

    /** Only an active key signs, so only its private half leaves the seal. */
    SigningKey toKey(Sealer sealer) {
        String jwk = state == KeyState.ACTIVE ? sealer.open(privateSealed, kid) : publicJwk;
        return SigningKey.of(kid, SignatureAlgorithm.fromAlgorithm(algorithm), state, since, KeyPairs.read(jwk));
    }
}
