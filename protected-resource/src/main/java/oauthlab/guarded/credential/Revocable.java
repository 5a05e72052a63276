package oauthlab.guarded.credential;

import java.time.Instant;
import java.util.List;
import oauthlab.guarded.names.ExpiringNames;

/**
 * By what a token may have been called back although its signature is good.
 *
 * @param names by which it would be on a list of revoked tokens; in 64 bits each, made once, because every request asks for them
 * @param keyId the key that signed it, which may have been given up; empty when no signature was looked at
 */
public record Revocable(List<Long> names, Instant issuedAt, String keyId) {

    /** Who was asked about it knows whether it was revoked. */
    public static final Revocable NEVER = new Revocable(List.of(), Instant.EPOCH, "");

    public static Revocable of(List<String> names, Instant issuedAt, String keyId) {
        return new Revocable(names.stream().map(ExpiringNames::of).toList(), issuedAt, keyId);
    }
}
