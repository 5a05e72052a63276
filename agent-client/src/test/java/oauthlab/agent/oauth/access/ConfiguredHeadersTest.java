package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.oauth.discovery.Probe;
import org.junit.jupiter.api.Test;

/** Headers of the configuration go to the server, and to nobody else. */
@QuarkusTest
class ConfiguredHeadersTest extends AccessTest {

    @Inject
    Probe probe;

    @Test
    void they_go_to_the_server_alone_and_a_token_takes_the_place_of_a_configured_one() {
        var headers = Map.of("X-Team", "blue", "authorization", "Bearer configured");
        var server = new RemoteServer(
                "strange", URI.create(servers.stranger.base() + "/mcp"), OAuthOptions.usual(), false, headers);
        probe.ask(server);
        assertEquals("Bearer configured", asked("/mcp").get(0).header("Authorization"));
        ServerAccess access = accesses.open(server, OnBehalf.of(ApprovalMethod.PASTE, somebody));
        assertEquals(200, call(access));
        var mcp = asked("/mcp");
        assertTrue(mcp.stream().allMatch(asked -> "blue".equals(asked.header("X-Team"))));
        assertEquals("Bearer configured", mcp.get(1).header("Authorization"));
        assertEquals("Bearer token-1", mcp.get(2).header("Authorization"));
        assertTrue(servers.stranger.asked().stream()
                .filter(asked -> !asked.path().equals("/mcp"))
                .allMatch(asked -> asked.header("X-Team") == null));
    }
}
