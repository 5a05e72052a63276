package oauthlab.agent.oauth.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person pastes where the browser ended, or something else. */
class ManualTest {

    private static final String REDIRECT = "http://127.0.0.1:3030/callback";
    private static final URI ADDRESS = URI.create("http://127.0.0.1/authorize");

    private final List<String> told = new ArrayList<>();
    private final Queue<String> lines = new ArrayDeque<>();
    private final Person person = new Person() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void tell(String line) {
            told.add(line);
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.ofNullable(lines.poll());
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                REDIRECT,
                REDIRECT + "?state=abc",
                REDIRECT + "?",
                "http://127.0.0.1:3030/other?code=abcdefghijklmnop",
                "https://evil.example/callback?code=abcdefghijklmnop",
                "garbage",
                "not a code at all, sorry",
                "=",
                "%%%=",
                "??",
                "http://",
                REDIRECT + "?code=a&code=b",
                REDIRECT + "?code=%zz"
            })
    void what_holds_no_code_is_said_to_and_asked_for_again(String pasted) throws Exception {
        var request = request(REDIRECT);
        lines.add(pasted);
        lines.add(REDIRECT + "?code=the-code&state=" + request.state());
        var response = new ManualApproval(URI.create(REDIRECT), person).await(request, ADDRESS);
        assertEquals("the-code", response.code(request));
        String said = told.get(told.size() - 1);
        assertTrue(said.contains("No authorization code found") || said.contains("callback"), said);
    }

    @Test
    void the_end_of_the_input_ends_it_and_so_do_five_tries() throws Exception {
        var request = request(REDIRECT);
        lines.add("garbage");
        var approval = new ManualApproval(URI.create(REDIRECT), person);
        assertTrue(assertThrows(AgentException.class, () -> approval.await(request, ADDRESS))
                .getMessage()
                .startsWith("Nothing was pasted"));
        for (int i = 0; i < 10; i++) lines.add("garbage");
        assertTrue(assertThrows(AgentException.class, () -> approval.await(request, ADDRESS))
                .getMessage()
                .startsWith("No authorization code found"));
        assertEquals(5, lines.size());
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:3030,             http://127.0.0.1:3030/?",
        "http://127.0.0.1:3030,             http://127.0.0.1:3030?",
        "http://127.0.0.1:3030/callback?a=b, http://127.0.0.1:3030/callback?a=b&",
        "https://app.example/callback,      https://app.example/callback?",
        "http://[::1]:3030/callback,        http://[::1]:3030/callback?"
    })
    void every_form_of_redirect_comes_back(String redirect, String beginning) throws Exception {
        var request = request(redirect);
        lines.add(beginning + "code=the-code&state=" + request.state());
        var response = new ManualApproval(URI.create(redirect), person).await(request, ADDRESS);
        assertEquals("the-code", response.code(request));
    }

    private static AuthorizationRequest request(String redirect) throws Exception {
        var server = URI.create("http://127.0.0.1/mcp");
        var metadata =
                new ObjectMapper().readValue("{\"issuer\":\"http://127.0.0.1\"}", AuthorizationServerMetadata.class);
        var at = new Discovered(server, server.toString(), Scopes.NONE, false, metadata);
        return AuthorizationRequest.of(at, ClientIdentity.publicClient("me"), redirect, Scopes.NONE);
    }
}
