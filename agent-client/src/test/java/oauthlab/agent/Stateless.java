package oauthlab.agent;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** {@code AGENT_MCP_PROTOCOL=2026-07-28}. */
public final class Stateless implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("oauthlab.mcp.protocol", "2026-07-28");
    }
}
