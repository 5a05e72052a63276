package oauthlab.resource.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.resource.ground.Refusal;

/**
 * The token of a request, from the header {@code Authorization: Bearer TOKEN} (RFC 6750 section 2.1), or {@code DPoP TOKEN}
 * for one that is bound to a key (RFC 9449 section 7.1).
 *
 * <p>The section knows two other places. A form body is none of ours. A token in the query ends up in logs, in the
 * browser's history and in {@code Referer}, so it is not read at all (RFC 9700 section 4.3.2).
 */
record Credential(String token, boolean isBound) {

    /** The name of a scheme. RFC 9110 section 11.1. */
    private static final Pattern SCHEME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Where many APIs take keys; no RFC. */
    static final String KEY_HEADER = "X-API-Key";

    /** Empty when the request brings no credential, or one of another kind: it lacks a token then. */
    static Optional<Credential> from(List<String> authorization, List<String> apiKey) {
        boolean isToken = authorization != null && !authorization.isEmpty();
        boolean isKey = apiKey != null && !apiKey.isEmpty();
        if (isToken && isKey)
            throw Refusal.invalidRequest("There are two credentials, Authorization and " + KEY_HEADER + "; send one.");
        if (isKey) return Optional.of(key(apiKey));
        if (!isToken) return Optional.empty();
        if (authorization.size() > 1) throw malformed("there are two Authorization headers; send one");
        return parse(authorization.get(0).strip());
    }

    private static Credential key(List<String> header) {
        String key = header.get(0).strip();
        if (header.size() > 1 || !key.startsWith(CredentialCheck.KEY_PREFIX) || !isToken(key))
            throw Refusal.invalidRequest(KEY_HEADER + " must be one API key, which begins with "
                    + CredentialCheck.KEY_PREFIX + ". An access token goes into Authorization: Bearer TOKEN.");
        return new Credential(key, false);
    }

    private static Optional<Credential> parse(String header) {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        if (!SCHEME.matcher(scheme).matches()) throw malformed("it has to be a scheme, a space and a credential");
        if (space < 0) throw malformed("there is nothing after the scheme " + scheme);
        boolean isBound = scheme.equalsIgnoreCase("DPoP");
        if (!isBound && !scheme.equalsIgnoreCase("Bearer")) return Optional.empty();
        String token = header.substring(space).stripLeading();
        if (!isToken(token)) {
            throw malformed("a token is made of A-Z a-z 0-9 - . _ ~ + / and has no space in it");
        }
        return Optional.of(new Credential(token, isBound));
    }

    /** {@code b64token} of RFC 6750 section 2.1: looked at character by character, because every request pays for it. */
    private static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') end--;
        for (int i = 0; i < end; i++) if (!isTokenCharacter(text.charAt(i))) return false;
        return end > 0;
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~+/".indexOf(c) >= 0;
    }

    private static Refusal malformed(String reason) {
        return Refusal.invalidRequest(
                "The Authorization header is malformed: " + reason + ". Expected: Authorization: Bearer TOKEN.");
    }

    /** Leaves the token out: a record's own text would put it into the first log line that mentions it. */
    @Override
    public String toString() {
        return "Credential[hidden]";
    }
}
