package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.util.List;
import java.util.Optional;

/** All keys of one moment. */
record KeyRing(SignatureAlgorithm algorithm, List<SigningKey> keys) {

    /** The key of the chosen algorithm in this state, of which there is one at most. */
    Optional<SigningKey> in(KeyState state) {
        return keys.stream()
                .filter(key -> key.state() == state && key.algorithm() == algorithm)
                .findFirst();
    }

    Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    boolean isComplete() {
        return in(KeyState.ACTIVE).isPresent() && in(KeyState.NEXT).isPresent();
    }
}
