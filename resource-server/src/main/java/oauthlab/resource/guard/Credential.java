package oauthlab.resource.guard;

import java.util.List;
import java.util.Optional;
import oauthlab.resource.platform.Refusal;
import oauthlab.shared.wire.PresentedCredential;

/**
 * The token of a request, from the header {@code Authorization: Bearer TOKEN} (RFC 6750 section 2.1), or {@code DPoP TOKEN}
 * for one that is bound to a key (RFC 9449 section 7.1).
 *
 * <p>The section knows two other places. A form body is none of ours. A token in the query ends up in logs, in the
 * browser's history and in {@code Referer}, so it is not read at all (RFC 9700 section 4.3.2).
 */
record Credential(String token, boolean isBound) {

    /** Where many APIs take keys; no RFC. */
    static final String KEY_HEADER = "X-API-Key";

    /** Empty when the request brings no credential, or one of another kind: it lacks a token then. */
    static Optional<Credential> from(List<String> authorization, List<String> apiKey) {
        boolean isToken = authorization != null && !authorization.isEmpty();
        boolean isKey = apiKey != null && !apiKey.isEmpty();
        if (isToken && isKey)
            throw Refusal.invalidRequest("There are two credentials, Authorization and " + KEY_HEADER + "; send one.");
        if (isKey) return Optional.of(key(apiKey));
        return inHeader(authorization);
    }

    private static Credential key(List<String> header) {
        String key = header.get(0).strip();
        if (header.size() > 1 || !key.startsWith(ApiKeyFormat.PREFIX) || !PresentedCredential.isToken(key))
            throw Refusal.invalidRequest(KEY_HEADER + " must be one API key, which begins with " + ApiKeyFormat.PREFIX
                    + ". An access token goes into Authorization: Bearer TOKEN.");
        return new Credential(key, false);
    }

    private static Optional<Credential> inHeader(List<String> authorization) {
        try {
            return PresentedCredential.in(authorization)
                    .map(presented -> new Credential(presented.token(), presented.isBound()));
        } catch (PresentedCredential.Malformed malformed) {
            throw Refusal.invalidRequest(malformed.getMessage());
        }
    }

    /** Leaves the token out: a record's own text would put it into the first log line that mentions it. */
    @Override
    public String toString() {
        return "Credential[hidden]";
    }
}
