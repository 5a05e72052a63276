package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.util.List;
import java.util.Optional;

/** All keys of one moment. */
record KeyRing(List<SigningKey> keys) {

    /** The key of this algorithm in this state, active or next, of which there is one at most. */
    Optional<SigningKey> of(SignatureAlgorithm algorithm, KeyState state) {
        return keys.stream()
                .filter(key -> key.state() == state && key.algorithm() == algorithm)
                .findFirst();
    }

    Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    boolean isComplete(List<SignatureAlgorithm> algorithms) {
        return algorithms.stream()
                .allMatch(algorithm -> of(algorithm, KeyState.ACTIVE).isPresent()
                        && of(algorithm, KeyState.NEXT).isPresent());
    }
}
