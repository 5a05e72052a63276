package oauthlab.mcp.apikey;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import oauthlab.mcp.access.Refusal;
import oauthlab.shared.wire.PresentedCredential;

/**
 * The key of a request, from {@code X-API-Key} or {@code Authorization: Bearer}. No RFC says where a key belongs.
 *
 * @param isBound was it sent as a token that is bound to a key pair?
 */
record PresentedKey(String value, boolean isBound) {

    private static final String HEADER = "X-API-Key";

    /** How each key begins, so that it is never taken for a token, nor a token for a key. */
    private static final String PREFIX = "key-";

    /**
     * @return empty when the request brings no key
     * @throws Refusal 400 for two credentials, because another part of the system might look at the other one, and for what
     *     is no key
     */
    static Optional<PresentedKey> in(MultiMap headers, Optional<PresentedCredential> presented) {
        List<String> keys = headers.getAll(HEADER);
        if (keys.isEmpty()) return inAuthorization(presented);
        if (headers.contains(HttpHeaders.AUTHORIZATION))
            throw Refusal.invalidRequest("There are two credentials, Authorization and " + HEADER + "; send one.");
        String key = keys.get(0).strip();
        if (keys.size() > 1 || !key.startsWith(PREFIX) || !PresentedCredential.isToken(key))
            throw Refusal.invalidRequest(HEADER + " must be one API key, which begins with " + PREFIX
                    + ". An access token goes into Authorization: Bearer TOKEN.");
        return Optional.of(new PresentedKey(key, false));
    }

    private static Optional<PresentedKey> inAuthorization(Optional<PresentedCredential> presented) {
        return presented
                .filter(credential -> credential.token().startsWith(PREFIX))
                .map(credential -> new PresentedKey(credential.token(), credential.isBound()));
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "PresentedKey[hidden]";
    }
}
