package oauthlab.auth.broker.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses which claims of a provider's tokens go into ours.
 *
 * <p>A claim is a statement with our signature on it. So nothing passes that nobody named, nothing that means something in the
 * protocol (RFC 7519 section 4.1, RFC 9068 section 2.2), and never so much that tokens do not fit into a header any more.
 *
 * @param allowed names, or a star for all
 * @param prefix put before each name
 * @param mostBytes of all of them as JSON
 * @param structured whether lists and objects may pass
 */
public record ClaimChoice(Set<String> allowed, Set<String> blocked, String prefix, int mostBytes, boolean structured) {

    /** What a service decides by. None of these comes from elsewhere, under whatever prefix. */
    private static final Set<String> OF_THE_PROTOCOL = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "client_id",
            "scope",
            "scp",
            "azp",
            "act",
            "may_act",
            "cnf",
            "auth_time",
            "acr",
            "amr",
            "nonce",
            "at_hash",
            "c_hash",
            "s_hash",
            "sid",
            "grant_id",
            "typ",
            "roles",
            "groups",
            "entitlements",
            "authorization_details",
            "events",
            "token_introspection");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the order of their names; what would exceed the limit is left out, and the shorter ones after it are not. */
    public Map<String, Object> from(Map<String, Object> claims) {
        var chosen = new LinkedHashMap<String, Object>();
        new TreeMap<>(claims).forEach((name, value) -> {
            if (!passes(name, value)) return;
            chosen.put(prefix + name, value);
            if (size(chosen) > mostBytes) chosen.remove(prefix + name);
        });
        return chosen;
    }

    private boolean passes(String name, Object value) {
        if (OF_THE_PROTOCOL.contains(name) || OF_THE_PROTOCOL.contains(prefix + name)) return false;
        if (blocked.contains(name) || !(allowed.contains(name) || allowed.contains("*"))) return false;
        return structured || value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static int size(Map<String, Object> claims) {
        try {
            return JSON.writeValueAsBytes(claims).length;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
