package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back through a browser may be from anybody. */
@QuarkusTest
class CallbackTest extends AccessTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "/", ""})
    void an_answer_of_another_issuer_goes_nowhere(String issuer) {
        servers.issuerInCallback = issuer.equals("/") ? servers.stranger.base() + "/" : issuer;
        var refusal = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertTrue(refusal.getMessage().contains("from another authorization server"), refusal.getMessage());
        assertEquals(List.of(), asked("/token"));
    }

    @Test
    void an_answer_that_lacks_its_issuer_goes_nowhere() {
        servers.issuerInCallback = null;
        var refusal = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertTrue(refusal.getMessage().contains("iss is missing"), refusal.getMessage());
        assertEquals(List.of(), asked("/token"));
    }

    @Test
    void a_callback_from_another_tab_goes_nowhere() {
        somebody = new Somebody(end -> end.replaceFirst("state=[^&]*", "state=of-another-tab"));
        var refusal = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertTrue(refusal.getMessage().contains("its state is another"), refusal.getMessage());
        assertEquals(List.of(), asked("/token"));
    }

    @Test
    void a_redirect_to_https_on_this_machine_is_explained() {
        redirect = Optional.of(URI.create("https://localhost/callback"));
        String text = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.BROWSER)))
                .text();
        assertTrue(text.contains("needs a certificate for localhost"), text);
        assertTrue(text.contains("http://localhost/callback"), text);
        assertTrue(text.contains("sign in with --manual"), text);
        assertTrue(text.contains("Copy the whole address of that page"), text);
        assertEquals(List.of(), asked("/authorize"));
    }

    /** Nobody listens there, so it needs no port; the server compares it as it is. */
    @Test
    void pasting_works_with_it() {
        redirect = Optional.of(URI.create("https://localhost/callback"));
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
        assertEquals(
                "https://localhost/callback", asked("/authorize").get(0).query().get("redirect_uri"));
    }

    @Test
    void a_pasted_code_alone_will_do() {
        somebody = new Somebody(end -> end.replaceFirst(".*code=([^&]*).*", "$1"));
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
        assertTrue(somebody.told.stream().anyMatch(line -> line.contains("state and iss could not be checked")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:3030/other?code=a&state=b",
                "https://evil.example.com/callback?code=a&state=b",
                "http://127.0.0.1:3030/callback?code=a&code=b",
                "code=%zz",
                ""
            })
    void other_things_that_are_pasted_are_refused(String pasted) {
        somebody = new Somebody(end -> pasted);
        assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertEquals(List.of(), asked("/token"));
    }

    @Test
    void a_server_that_wants_the_question_ahead_gets_it() throws IOException {
        servers.close();
        servers = new StrangeServers(
                ",\"require_pushed_authorization_requests\":true,\"pushed_authorization_request_endpoint\":\"$BASE/par\"");
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
        assertEquals("S256", asked("/par").get(0).form().get("code_challenge_method"));
        assertEquals(
                Map.of("client_id", "registered-1", "request_uri", "urn:pushed"),
                asked("/authorize").get(0).query());
    }

    @Test
    void a_refusal_is_said_to_be_one() {
        servers.stranger.at(
                "/authorize",
                asked -> new Answer(
                        302,
                        Map.of(
                                "Location",
                                asked.query().get("redirect_uri") + "?error=access_denied&iss=$BASE&state="
                                        + asked.query().get("state")),
                        ""));
        var refusal = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertEquals("The approval was refused (access_denied).", refusal.getMessage());
    }
}
