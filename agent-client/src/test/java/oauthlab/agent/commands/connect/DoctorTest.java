package oauthlab.agent.commands.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"https://mcp.example\"]",
                "[\"https://else.example\", \"https://mcp.example/\"]",
                "[\"HTTPS://MCP.example:443\"]"
            })
    void a_server_that_is_listed_can_have_tokens(String listed) throws JsonProcessingException {
        assertEquals(
                "it is listed there",
                Doctor.target(listing(listed)).orElseThrow().outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void an_authorization_server_need_not_list_any(String listed) throws JsonProcessingException {
        assertTrue(Doctor.target(listing(listed)).isEmpty());
    }

    @Test
    void a_server_that_is_not_listed_gets_none() throws JsonProcessingException {
        Discovered at = listing("[\"https://mcp.example/mcp\", \"https://api.example\"]");
        var refused = assertThrows(AgentException.class, () -> Doctor.target(at));
        assertTrue(refused.getMessage().contains("https://mcp.example: it would refuse a token with invalid_target"));
        assertTrue(refused.details().get(0).contains("https://mcp.example/mcp, https://api.example"));
    }

    private static Discovered listing(String listed) throws JsonProcessingException {
        var metadata = JSON.readValue(
                "{\"issuer\":\"https://as.example\",\"protected_resources\":" + listed + "}",
                AuthorizationServerMetadata.class);
        return new Discovered(URI.create("https://mcp.example"), "https://mcp.example", Scopes.of(), false, metadata);
    }
}
