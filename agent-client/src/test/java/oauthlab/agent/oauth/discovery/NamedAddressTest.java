package oauthlab.agent.oauth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.Stranger;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of the internet sends the agent to the internet only. */
@QuarkusTest
class NamedAddressTest {

    @Inject
    Discovery discovery;

    @Test
    void a_challenge_of_a_public_server_does_not_lead_to_this_machine() throws IOException {
        try (var inside = new Stranger()) {
            var challenge = Challenge.in(List.of("Bearer resource_metadata=\"" + inside.base() + "/debug/audit\""));
            var refused = assertThrows(
                    AgentException.class,
                    () -> discovery.discover(
                            URI.create("https://8.8.8.8/mcp"), Optional.empty(), challenge, finding -> {}));
            assertTrue(
                    refused.text().contains("8.8.8.8 must not name it: the address is on this machine."),
                    refused.text());
            assertEquals(List.of(), inside.asked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://8.8.8.8/, http://127.0.0.1:4000/debug/audit",
        "https://8.8.8.8/, http://localhost:4000/token",
        "https://8.8.8.8/, http://[::1]:4000/token",
        "https://8.8.8.8/, https://localhost./token",
        "https://8.8.8.8/, https://127.0.0.1/token",
        "https://8.8.8.8/, https://0.0.0.0/token",
        "https://8.8.8.8/, https://0177.0.0.1/token",
        "https://8.8.8.8/, https://127.1/token",
        "https://8.8.8.8/, https://2130706433/token",
        "https://8.8.8.8/, https://0x7f000001/token",
        "https://8.8.8.8/, https://[::ffff:127.0.0.1]/token",
        "https://8.8.8.8/, https://[::ffff:10.0.0.1]/token",
        "https://8.8.8.8/, https://[64:ff9b::7f00:1]/token",
        "https://8.8.8.8/, https://[2002:7f00:1::]/token",
        "https://8.8.8.8/, https://[fe80::1]/token",
        "https://8.8.8.8/, https://10.0.0.1/token",
        "https://8.8.8.8/, https://169.254.169.254/latest/meta-data",
        "https://8.8.8.8/, https://203.0.113.1/token",
        "https://8.8.8.8/, http://8.8.4.4/token",
        "https://10.0.0.1/, https://10.0.0.2/token",
        "https://10.0.0.1/, http://127.0.0.1:4000/token",
        "http://127.0.0.1:4002/, https://10.0.0.1/token",
        "http://127.0.0.1:4002/, https://169.254.169.254/token",
    })
    void what_a_server_must_not_name_is_not_asked(String by, String named) {
        assertThrows(AgentException.class, () -> SafeAddress.named(named, "token_endpoint", URI.create(by)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://8.8.8.8/, https://8.8.4.4/token",
        "https://8.8.8.8/, https://[2606:4700::1111]/token",
        "https://10.0.0.1/, https://10.0.0.1:8443/token",
        "https://10.0.0.1/, https://8.8.8.8/token",
        "http://127.0.0.1:4002/, http://localhost:4000/token",
        "http://localhost:4002/, http://[::1]:4000/token",
        "http://127.0.0.1:4002/, https://8.8.8.8/token",
    })
    void what_a_server_may_name_is_asked(String by, String named) {
        assertEquals(URI.create(named), SafeAddress.named(named, "token_endpoint", URI.create(by)));
    }
}
