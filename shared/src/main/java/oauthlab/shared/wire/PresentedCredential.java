package oauthlab.shared.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the header {@code Authorization} of a request to a protected resource holds: {@code Bearer TOKEN} (RFC 6750 section
 * 2.1), or {@code DPoP TOKEN} for a token that is bound to a key (RFC 9449 section 7.1).
 *
 * @param isBound was it sent as a token that is bound to a key?
 */
public record PresentedCredential(String token, boolean isBound) {

    /** The header cannot be read: {@code invalid_request}, status 400 (RFC 6750 section 3.1). */
    public static final class Malformed extends RuntimeException {
        private Malformed(String reason) {
            super("The Authorization header is malformed: " + reason + ". Expected: Authorization: Bearer TOKEN.");
        }
    }

    /** The name of a scheme. RFC 9110 section 11.1. */
    private static final Pattern SCHEME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /**
     * @param headers all values of the header; null and none are the same
     * @return empty when there is no header, or one of another scheme: the request lacks a token then
     * @throws Malformed for several headers, because another part of the system might look at another one, and for what is
     *     no scheme and token
     */
    public static Optional<PresentedCredential> in(List<String> headers) {
        if (headers == null || headers.isEmpty()) return Optional.empty();
        if (headers.size() > 1) throw new Malformed("there are two Authorization headers; send one");
        return parse(headers.get(0).strip());
    }

    private static Optional<PresentedCredential> parse(String header) {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        if (!SCHEME.matcher(scheme).matches()) throw new Malformed("it has to be a scheme, a space and a credential");
        // It may be the token itself, without its scheme: so it is not quoted.
        if (space < 0) throw new Malformed("it has one word where a scheme and a credential belong");
        boolean isBound = scheme.equalsIgnoreCase("DPoP");
        if (!isBound && !scheme.equalsIgnoreCase("Bearer")) return Optional.empty();
        String token = header.substring(space).stripLeading();
        if (!isToken(token)) throw new Malformed("a token is made of A-Z a-z 0-9 - . _ ~ + / and has no space in it");
        return Optional.of(new PresentedCredential(token, isBound));
    }

    /** {@code b64token} of RFC 6750 section 2.1: looked at character by character, because every request pays for it. */
    public static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') end--;
        for (int i = 0; i < end; i++) if (!isTokenCharacter(text.charAt(i))) return false;
        return end > 0;
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~+/".indexOf(c) >= 0;
    }

    /** Leaves the token out: a record's own text would put it into the first log line that mentions it. */
    @Override
    public String toString() {
        return "PresentedCredential[hidden]";
    }
}
