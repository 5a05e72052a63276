package oauthlab.agent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import oauthlab.agent.gateway.StatelessEndedWorkTest.Stateless;

/** The same without sessions: the connection is closed, and that is all a server has to be told (MCP 2026-07-28). */
@QuarkusTest
@TestProfile(Stateless.class)
class StatelessEndedWorkTest extends EndedWorkTest {

    /** {@code AGENT_MCP_PROTOCOL=2026-07-28}. */
    public static final class Stateless implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oauthlab.mcp.protocol", "2026-07-28");
        }
    }

    @Override
    void isToldTo(String how) {
        assertEquals(List.of(), server.messages("notifications/cancelled"));
    }
}
