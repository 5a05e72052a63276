package oauthlab.resource;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Settings that do not meet, all in one server: API keys beside tokens, one more check of tokens, and a list of revoked ones
 * that must be fresh. To start another server takes longer than the tests of one setting.
 */
public final class RareSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "oauthlab.auth-mode", "both",
                "oauthlab.token-checks", "jwt,watcher",
                "oauthlab.revoked.refuse-when-older-than", "PT1M",
                "quarkus.datasource.jdbc.url", "jdbc:h2:mem:rare;DB_CLOSE_DELAY=-1");
    }
}
