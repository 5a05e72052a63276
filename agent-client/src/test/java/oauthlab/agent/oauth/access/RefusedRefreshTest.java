package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.TestClock;
import oauthlab.agent.foundation.outbound.TimeLimit;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers say in many words that a refresh token has ended, and in others that they cannot say now. */
@QuarkusTest
class RefusedRefreshTest extends AccessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'error':'invalid_grant'}   | 1",
                "401 | {'error':'invalid_grant'}   | 1",
                "400 | {'error':'invalid_token'}   | 1",
                "400 | {'error':'invalid_request'} | 1",
                "400 | {'error':'invalid_scope'}   | 1",
                "403 | <html>Forbidden</html>      | 1",
                "401 | ''                          | 1",
                "200 | {'error':'bad_refresh_token','error_description':'It has expired.'} | 1",
                "401 | {'error':'invalid_client'}  | 2",
                "400 | {'error':'invalid_client'}  | 2",
                "400 | {'error':'unauthorized_client'} | 2"
            })
    void a_refusal_in_other_words_asks_a_person(int status, String body, int registrations) {
        ServerAccess access = signedInAndRefreshedWith(Answer.of(status, body.replace('\'', '"')));
        assertEquals(200, call(access));
        assertEquals(2, asked("/authorize").size());
        assertEquals(registrations, asked("/register").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | <html>Forbidden</html>    | true",
                "401 | ''                        | true",
                "400 | {'status':'no'}           | true",
                "400 | {'error':'invalid_grant'} | false"
            })
    void the_refresh_token_is_kept_until_a_person_has_approved_unless_OAuth_says_that_it_has_ended(
            int status, String body, boolean isKept) {
        call(open(ApprovalMethod.PASTE));
        refreshWith(Answer.of(status, body.replace('\'', '"')));
        servers.good.clear();
        assertThrows(NeedsApproval.class, () -> call(open(ApprovalMethod.NOBODY)));
        refresh = null;
        if (isKept) assertEquals(200, call(open(ApprovalMethod.NOBODY)));
        else assertThrows(NeedsApproval.class, () -> call(open(ApprovalMethod.NOBODY)));
    }

    @Test
    void another_issuer_does_not_take_the_place_of_one_that_is_down() throws IOException {
        try (var others = new StrangeServers("")) {
            servers.stranger.at(
                    "/.well-known/oauth-protected-resource/mcp",
                    "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":[\"$BASE\",\"" + others.stranger.base()
                            + "\"]}");
            call(open(ApprovalMethod.PASTE));
            servers.stranger.at("/.well-known/oauth-authorization-server", asked -> Answer.of(503, ""));
            TestClock.now = TestClock.START.plusSeconds(3600 - 20);
            assertEquals(200, call(open(ApprovalMethod.NOBODY)), "the token is still good");
            assertEquals(0, others.stranger.asked().size());
        }
    }

    @Test
    void the_time_that_a_command_may_take_holds_for_a_refresh_too() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        servers.good.clear();
        var isOver = new CountDownLatch(1);
        servers.stranger.at("/token", asked -> {
            await(isOver);
            return Answer.of(503, "");
        });
        var before = Instant.now();
        var failure =
                assertThrows(AgentException.class, () -> TimeLimit.within(Duration.ofSeconds(1), () -> call(access)));
        isOver.countDown();
        assertTrue(failure.text().contains("The command has waited for 1 s in all."), failure.text());
        assertTrue(Duration.between(before, Instant.now()).toSeconds() < 8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>",
                "502 | ''",
                "503 | {'error':'temporarily_unavailable'}",
                "400 | {'error':'temporarily_unavailable'}",
                "429 | {'error':'too_many_requests'}",
                "404 | ''",
                "200 | <html>",
                "302 | ''"
            })
    void what_may_be_better_later_keeps_the_token(int status, String body) {
        ServerAccess access = signedInAndRefreshedWith(Answer.of(status, body.replace('\'', '"')));
        assertThrows(AgentException.class, () -> call(access));
        assertEquals(1, asked("/authorize").size(), "nobody is asked");
        refresh = null;
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
        assertEquals(1, asked("/authorize").size(), "the refresh token was kept");
    }

    @Test
    void a_token_that_is_still_good_is_used_while_the_server_cannot_refresh() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        refreshWith(Answer.of(503, ""));
        TestClock.now = TestClock.START.plusSeconds(3600 - 20);
        for (int i = 0; i < 5; i++) assertEquals(200, call(access));
        assertEquals(2, asked("/token").size(), "the server is not asked with each call");
        refresh = null;
        TestClock.now = TestClock.START.plusSeconds(3600 - 10);
        assertEquals(200, call(access));
        assertEquals(3, asked("/token").size());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-9223372036854775808"})
    void a_lifetime_of_nothing_has_ended(long seconds) {
        servers.expiresIn = seconds;
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        int before = asked("/token").size();
        assertEquals(200, call(access));
        assertTrue(asked("/token").size() > before, "it is refreshed before it is used again");
    }

    @Test
    void a_lifetime_can_be_as_long_as_a_number() {
        servers.expiresIn = Long.MAX_VALUE;
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
    }

    @Test
    void an_error_with_200_is_shown_in_its_words() {
        servers.stranger.at(
                "/token", "{\"error\":\"incorrect_client_credentials\",\"error_description\":\"The id is wrong.\"}");
        var failure = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertTrue(failure.text().contains("incorrect_client_credentials: The id is wrong."), failure.text());
    }

    @Test
    void a_scope_with_odd_letters_is_no_defect() {
        servers.stranger.at("/token", asked -> {
            servers.good.put("odd", "read");
            return Answer.json(
                    "{\"access_token\":\"odd\",\"token_type\":\"Bearer\",\"scope\":\"read \\\"x\\\" für  \"}");
        });
        ServerAccess access = open(ApprovalMethod.PASTE);
        assertEquals(200, call(access));
        assertEquals(
                Scopes.of("read"),
                access.session().orElseThrow().tokens().orElseThrow().scope());
    }

    /** It would break the request for which it is, and the message about that would quote it. */
    @ParameterizedTest
    @ValueSource(strings = {"s3cret\\r\\nX: y", "s3cret\\u0000", "s3cret token", "s3cret-\u00fc", "s3cret\\u202e"})
    void a_token_that_no_header_can_carry_is_refused_and_not_shown(String token) {
        servers.stranger.at(
                "/token", "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"scope\":\"read\"}");
        var failure = assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
        assertTrue(failure.text().contains("no header can carry"), failure.text());
        assertFalse(failure.text().contains("s3cret"), failure.text());
    }

    private volatile Answer refresh;

    private ServerAccess signedInAndRefreshedWith(Answer answer) {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        refreshWith(answer);
        servers.good.clear();
        return access;
    }

    private void refreshWith(Answer answer) {
        refresh = answer;
        servers.stranger.at(
                "/token",
                asked -> Optional.ofNullable(refresh)
                        .filter(no -> isRefresh(asked))
                        .orElseGet(this::again));
    }

    private static boolean isRefresh(Asked asked) {
        return asked.form().get("grant_type").equals("refresh_token");
    }

    private Answer again() {
        servers.good.put("again", "read");
        return Answer.json("{\"access_token\":\"again\",\"token_type\":\"bearer\",\"scope\":\"read\"}");
    }
}
