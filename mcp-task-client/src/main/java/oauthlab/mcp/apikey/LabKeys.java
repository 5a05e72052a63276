package oauthlab.mcp.apikey;

import java.util.List;
import java.util.Set;
import oauthlab.shared.secret.Digests;

/** The keys of the lessons. They stand in the documentation, so they are good in lab mode only. */
final class LabKeys {

    private static final String DEMO_USER = "user-123";

    static final List<ApiKey> ALL = List.of(
            key("web-app", "key-web-app-13579", "tools:*"),
            key("mobile-app", "key-mobile-app-24680", "read"),
            key("admin-tool", "key-admin-tool-97531", "*"));

    private LabKeys() {}

    static boolean isPublished(String digest) {
        return ALL.stream().map(ApiKey::digest).toList().contains(digest);
    }

    static boolean isNameOf(String client) {
        return ALL.stream().map(ApiKey::name).toList().contains(client);
    }

    private static ApiKey key(String name, String key, String permission) {
        return new ApiKey(name, DEMO_USER, Set.of(permission), Digests.sha256(key));
    }
}
