package oauthlab.auth.keys;

import java.time.Instant;

/** A signing key and its state, without the key: {@code {"kid":"...","alg":"ES256","state":"ACTIVE","since":"..."}}. */
public record ShownKey(String kid, String alg, KeyState state, Instant since) {

    public static ShownKey of(SigningKey key) {
        return new ShownKey(key.kid(), key.algorithm().getAlgorithm(), key.state(), key.since());
    }
}
