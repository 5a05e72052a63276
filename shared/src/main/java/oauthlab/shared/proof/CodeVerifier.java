package oauthlab.shared.proof;

import java.util.regex.Pattern;
import oauthlab.shared.secret.RandomSecret;

/**
 * The secret of one authorization request, kept by the client until it redeems the code. RFC 7636 section 4.1.
 *
 * <p>43 to 128 characters of {@code A-Z a-z 0-9 - . _ ~}. Whoever steals the code from the browser lacks it.
 */
public record CodeVerifier(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");

    /** @throws IllegalArgumentException when {@code value} has not the form of section 4.1 */
    public CodeVerifier {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a code_verifier is 43 to 128 characters of A-Z a-z 0-9 - . _ ~");
        }
    }

    /** A new one with 256 random bits. */
    public static CodeVerifier random() {
        return new CodeVerifier(RandomSecret.generate(32));
    }

    @Override
    public String toString() {
        return "CodeVerifier[hidden]";
    }
}
