package oauthlab.mcp;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Settings that do not meet, all in one server: its own tokens are bound to its key, all tools are shown, and nothing warns who
 * comes with an API key. To start another server takes longer than the tests of one setting.
 */
public final class RareSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "oauthlab.task-api.dpop", "true",
                "oauthlab.scopes.shown", "all",
                "oauthlab.auth-mode", "both",
                "oauthlab.api-keys.deprecation-warning", "false");
    }
}
