package oauthlab.shared.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import oauthlab.shared.secret.Digests;

/**
 * The digest of a {@link CodeVerifier}, sent ahead in the authorization request. RFC 7636 section 4.2, method {@code
 * S256}: the base64url of SHA-256, 43 characters.
 *
 * <p>The method {@code plain} would send the verifier itself through the browser; OAuth 2.1 leaves it out, and so do
 * we.
 */
public record CodeChallenge(String value) {

    /** The one method there is. */
    public static final String S256 = "S256";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws IllegalArgumentException when {@code value} cannot be the digest of anything */
    public CodeChallenge {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a code_challenge for S256 is 43 characters of A-Z a-z 0-9 - _");
        }
    }

    public static CodeChallenge of(CodeVerifier verifier) {
        return new CodeChallenge(Digests.sha256(verifier.value()));
    }

    /** Section 4.6: does this verifier belong to this challenge? Takes the same time for every wrong one. */
    public boolean matches(CodeVerifier verifier) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), of(verifier).value().getBytes(StandardCharsets.US_ASCII));
    }
}
