package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.TestClock;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code that somebody types on another machine, in time or not. RFC 8628. */
@QuarkusTest
class DeviceCodeTest extends AccessTest {

    private static final String STARTED = """
            {"device_code":"device-1","user_code":"WDJB-MJHT","verification_uri":"%s",
             "expires_in":600,"interval":0}""";

    /** What the server says while it waits; afterwards the person has approved. */
    private final Queue<String> errors = new ArrayDeque<>();

    @BeforeEach
    void nobody_has_typed_yet() {
        servers.stranger
                .at("/device", STARTED.formatted("$BASE/verify"))
                .at("/token", asked -> errors.isEmpty() ? approved() : refused(errors.remove()));
    }

    @Test
    void whoever_waits_gets_his_tokens() {
        errors.addAll(List.of("authorization_pending", "authorization_pending"));
        assertEquals(200, call(open(ApprovalMethod.DEVICE)));
        assertTrue(somebody.told.contains("and type WDJB-MJHT there."), somebody.told.toString());
        assertEquals(
                servers.stranger.base() + "/mcp", asked("/device").get(0).form().get("resource"));
        assertEquals(3, asked("/token").size());
        for (Asked question : asked("/token"))
            assertEquals("device-1", question.form().get("device_code"));
    }

    @Test
    void a_person_who_says_no_is_heard() {
        errors.addAll(List.of("authorization_pending", "access_denied"));
        assertEquals("The approval was refused (access_denied).", failure().getMessage());
        assertEquals(List.of(), List.copyOf(errors));
    }

    @Test
    void a_code_that_is_over_is_not_asked_about_any_more() {
        errors.addAll(List.of("authorization_pending", "expired_token"));
        AgentException failure = failure();
        assertEquals("Nobody approved in time, and the code is over. Start again.", failure.text());
        assertEquals(2, asked("/token").size());
    }

    /** Section 3.2: expires_in. */
    @Test
    void so_it_is_when_the_server_forgets_to_say_so() {
        servers.stranger.at("/token", asked -> {
            TestClock.now = TestClock.now.plusSeconds(301);
            return refused("authorization_pending");
        });
        assertEquals("Nobody approved in time, and the code is over.", failure().getMessage());
        assertEquals(2, asked("/token").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "http://evil.example.com/device", ""})
    void nobody_is_sent_to_an_address_that_is_none(String address) {
        servers.stranger.at("/device", STARTED.formatted(address));
        assertTrue(failure().getMessage().contains("verification_uri"));
        assertEquals(List.of(), asked("/token"));
    }

    private AgentException failure() {
        return assertThrows(AgentException.class, () -> call(open(ApprovalMethod.DEVICE)));
    }

    private Answer approved() {
        servers.good.put("by-device", "read");
        return Answer.json("{\"access_token\":\"by-device\",\"token_type\":\"Bearer\",\"scope\":\"read\"}");
    }

    private static Answer refused(String error) {
        return Answer.of(400, "{\"error\":\"" + error + "\"}");
    }
}
