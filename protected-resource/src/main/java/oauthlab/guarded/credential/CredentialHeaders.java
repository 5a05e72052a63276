package oauthlab.guarded.credential;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.guarded.credential.Credential.ApiKey;
import oauthlab.guarded.credential.Credential.BearerToken;
import oauthlab.guarded.credential.Credential.BoundToken;
import oauthlab.guarded.refusal.Refusal;

/** Takes the credential out of a request's headers. RFC 6750 section 2.1, RFC 9449 section 7.1. */
public final class CredentialHeaders {

    /** Where many servers take keys; no RFC. */
    public static final String API_KEY = "X-API-Key";

    /** The name of a scheme. RFC 9110 section 11.1. */
    private static final Pattern SCHEME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private CredentialHeaders() {}

    /**
     * @param authorization all values of {@code Authorization}; null and none are the same
     * @param apiKey those of {@link #API_KEY}
     * @return empty when there is no credential, or one of another scheme: the request lacks a token then
     * @throws Refusal 400 {@code invalid_request} for two of them, because another part of the system might look at the other one,
     *     and for what is no credential (RFC 6750 section 3.1)
     */
    public static Optional<Credential> read(List<String> authorization, List<String> apiKey) {
        boolean isToken = authorization != null && !authorization.isEmpty();
        boolean isKey = apiKey != null && !apiKey.isEmpty();
        if (isToken && isKey)
            throw Refusal.invalidRequest("There are two credentials, Authorization and " + API_KEY + "; send one.");
        if (isKey) return Optional.of(key(apiKey));
        return isToken ? authorization(authorization) : Optional.empty();
    }

    private static Credential key(List<String> header) {
        String key = header.get(0).strip();
        if (header.size() > 1 || !key.startsWith(ApiKey.PREFIX) || !isToken(key))
            throw Refusal.invalidRequest(API_KEY + " must be one API key, which begins with " + ApiKey.PREFIX
                    + ". An access token goes into Authorization: Bearer TOKEN.");
        return new ApiKey(key);
    }

    private static Optional<Credential> authorization(List<String> headers) {
        if (headers.size() > 1) throw malformed("there are two Authorization headers; send one");
        String header = headers.get(0).strip();
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        if (!SCHEME.matcher(scheme).matches()) throw malformed("it has to be a scheme, a space and a credential");
        // It may be the token itself, without its scheme: so it is not quoted.
        if (space < 0) throw malformed("it has one word where a scheme and a credential belong");
        boolean isBound = scheme.equalsIgnoreCase("DPoP");
        if (!isBound && !scheme.equalsIgnoreCase("Bearer")) return Optional.empty();
        String token = header.substring(space).stripLeading();
        if (!isToken(token)) throw malformed("a token is made of A-Z a-z 0-9 - . _ ~ + / and has no space in it");
        if (isBound) return Optional.of(new BoundToken(token));
        return Optional.of(token.startsWith(ApiKey.PREFIX) ? new ApiKey(token) : new BearerToken(token));
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
}
