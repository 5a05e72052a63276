package oauthlab.auth.keys;

import java.time.Instant;

/** A signing key and its state, without the key: {@code {"kid":"...","alg":"ES256","state":"ACTIVE","since":"..."}}. */
public record KeyView(String kid, String alg, KeyState state, Instant since) {

    public static KeyView of(SigningKey key) {
        return new KeyView(key.kid(), key.algorithm().getAlgorithm(), key.state(), key.since());
    }
}
