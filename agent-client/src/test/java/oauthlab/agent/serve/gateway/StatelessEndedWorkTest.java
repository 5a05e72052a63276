package oauthlab.agent.serve.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import oauthlab.agent.Stateless;

/** The same without sessions: the connection is closed, and that is all a server has to be told (MCP 2026-07-28). */
@QuarkusTest
@TestProfile(Stateless.class)
class StatelessEndedWorkTest extends EndedWorkTest {

    @Override
    void isToldTo(String how) {
        assertEquals(List.of(), server.messages("notifications/cancelled"));
    }
}
