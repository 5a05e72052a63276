package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.TestClock;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to a token, and what the agent does when a server says no. */
@QuarkusTest
class ServerAccessTest extends AccessTest {

    @Test
    void an_address_is_enough() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        assertEquals(200, call(access));
        Asked request = asked("/authorize").get(0);
        assertEquals(servers.stranger.base() + "/mcp", request.query().get("resource"));
        assertEquals("S256", request.query().get("code_challenge_method"));
        assertEquals("read", request.query().get("scope"));
        Asked redemption = asked("/token").get(0);
        assertEquals(servers.stranger.base() + "/mcp", redemption.form().get("resource"));
        assertEquals("registered-1", redemption.form().get("client_id"));
        assertTrue(asked("/register").get(0).body().contains("\"application_type\":\"native\""));
        assertEquals(200, call(access));
        assertEquals(1, asked("/token").size(), "the second call has the token of the first");
    }

    @Test
    void a_registration_is_for_ever() {
        call(open(ApprovalMethod.PASTE));
        servers.good.clear();
        ServerAccess access = open(ApprovalMethod.PASTE);
        access.signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(1, asked("/register").size());
        assertEquals(2, asked("/authorize").size());
    }

    @Test
    void a_registration_for_another_redirect_or_name_is_not_used() {
        call(open(ApprovalMethod.PASTE));
        redirect = Optional.of(URI.create("http://127.0.0.1:3999/other"));
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(2, asked("/register").size());
        assertEquals(
                "http://127.0.0.1:3999/other",
                asked("/authorize").get(1).query().get("redirect_uri"));
        clientName = Optional.of("Another");
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(3, asked("/register").size());
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(3, asked("/register").size(), "nothing has changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'client_secret':'s','token_endpoint_auth_method':'none' | ['none']               | none",
                "'client_secret':'s'                                     | ['client_secret_post'] | post",
                "'client_secret':'s'                                     | ['client_secret_basic','client_secret_post'] | basic",
                "'client_secret':'s','token_endpoint_auth_method':'client_secret_post' | ['client_secret_basic'] | post",
                "'token_endpoint_auth_method':'client_secret_basic'      | ['client_secret_basic'] | none"
            })
    void a_secret_is_used_as_the_server_takes_it(String registered, String supported, String way) {
        String metadata = "{\"issuer\":\"$BASE\",\"authorization_endpoint\":\"$BASE/authorize\","
                + "\"token_endpoint\":\"$BASE/token\",\"registration_endpoint\":\"$BASE/register\","
                + "\"code_challenge_methods_supported\":[\"S256\"],\"token_endpoint_auth_methods_supported\":";
        servers.stranger.at("/.well-known/oauth-authorization-server", metadata + supported.replace('\'', '"') + "}");
        servers.stranger.at(
                "/register",
                asked -> Answer.of(201, "{\"client_id\":\"registered-1\"," + registered.replace('\'', '"') + "}"));
        assertEquals(200, call(open(ApprovalMethod.PASTE)));
        Asked redemption = asked("/token").get(0);
        assertEquals(way.equals("post") ? "s" : null, redemption.form().get("client_secret"));
        assertEquals(way.equals("basic"), redemption.header("Authorization") != null);
    }

    @Test
    void a_registration_that_the_server_has_lost_is_made_anew() {
        String management = ",\"registration_access_token\":\"rat\",\"registration_client_uri\":\"$BASE/register/1\"}";
        servers.stranger.at("/register", asked -> Answer.of(201, "{\"client_id\":\"registered-1\"" + management));
        servers.stranger.at("/register/1", asked -> Answer.of(401, "{}"));
        call(open(ApprovalMethod.PASTE));
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(2, asked("/register").size());
        servers.stranger.at("/register/1", asked -> Answer.of(503, ""));
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(2, asked("/register").size(), "a server that cannot say has not said no");
        assertEquals("Bearer rat", asked("/register/1").get(0).header("Authorization"));
    }

    @Test
    void an_earlier_registration_is_deleted_when_another_takes_its_place() {
        servers.stranger.at(
                "/register",
                asked -> Answer.of(
                        201,
                        "{\"client_id\":\"registered-1\",\"registration_access_token\":\"rat\","
                                + "\"registration_client_uri\":\"$BASE/register/1\"}"));
        servers.stranger.at("/register/1", "{}");
        call(open(ApprovalMethod.PASTE));
        clientName = Optional.of("Another name");
        open(ApprovalMethod.PASTE).signIn(Challenge.NONE, Scopes.NONE);
        assertEquals(2, asked("/register").size());
        var managed = asked("/register/1");
        assertEquals(List.of("DELETE"), managed.stream().map(Asked::method).toList());
        assertEquals("Bearer rat", managed.get(0).header("Authorization"));
    }

    @Test
    void too_little_scope_is_widened_by_what_is_missing() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        servers.needed = "write";
        assertEquals(200, call(access));
        assertEquals(
                Scopes.of("read", "write"),
                Scopes.parse(asked("/authorize").get(1).query().get("scope")));
        assertTrue(somebody.told.contains("strange needs more: write (granted so far: read)."));
    }

    @Test
    void whoever_always_asks_for_more_is_given_up() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        servers.stranger.at("/authorize", asked -> Answer.of(302, ""));
        servers.stranger.at(
                "/mcp",
                asked -> new Answer(
                        403,
                        Map.of(
                                "WWW-Authenticate",
                                "Bearer error=\"insufficient_scope\", scope=\"s" + asked.body() + "\""),
                        ""));
        assertThrows(AgentException.class, () -> call(access));
        assertTrue(asked("/authorize").size() <= 3, "people are asked at most three times");
    }

    @Test
    void a_token_that_ends_is_renewed_once_by_however_many_threads() throws Exception {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        TestClock.now = TestClock.START.plusSeconds(3600 - 20);
        var pool = Executors.newFixedThreadPool(16);
        List<Callable<Integer>> calls = IntStream.range(0, 50)
                .mapToObj(i -> (Callable<Integer>) () -> call(access))
                .toList();
        for (var answer : pool.invokeAll(calls)) assertEquals(200, answer.get());
        pool.shutdown();
        assertEquals(List.of("authorization_code", "refresh_token"), grants());
    }

    @Test
    void a_token_that_lives_for_seconds_is_not_renewed_with_each_call() {
        servers.expiresIn = 20;
        ServerAccess access = open(ApprovalMethod.PASTE);
        for (int i = 0; i < 5; i++) assertEquals(200, call(access));
        assertEquals(List.of("authorization_code"), grants());
        TestClock.now = TestClock.START.plusSeconds(11);
        call(access);
        assertEquals(List.of("authorization_code", "refresh_token"), grants());
    }

    @Test
    void a_token_that_is_refused_is_refreshed_and_the_call_goes_on() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        servers.good.clear();
        assertEquals(200, call(access), "whatever the clocks say: the server has the last word");
        assertEquals(List.of("authorization_code", "refresh_token"), grants());
    }

    @Test
    void when_the_refresh_token_is_worth_nothing_a_person_approves_again() {
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        servers.good.clear();
        servers.stranger.at(
                "/token",
                asked -> asked.form().get("grant_type").equals("refresh_token")
                        ? Answer.of(400, "{\"error\":\"invalid_grant\"}")
                        : again());
        assertEquals(200, call(access));
        assertEquals(2, asked("/authorize").size());
    }

    private Answer again() {
        servers.good.put("again", "read");
        return Answer.json("{\"access_token\":\"again\",\"token_type\":\"bearer\",\"scope\":\"read\"}");
    }

    @Test
    void a_program_is_never_asked() {
        var refusal = assertThrows(NeedsApproval.class, () -> call(open(ApprovalMethod.NOBODY)));
        assertEquals("strange needs the approval of a person.", refusal.getMessage());
        assertEquals(List.of("Run: ./lab agent login strange"), refusal.details());
        assertTrue(refusal.missing().isEmpty());
        assertEquals(List.of(), asked("/register"), "nothing was begun");
    }

    @Test
    void nor_for_more_scope_and_the_answer_is_what_to_type() {
        call(open(ApprovalMethod.PASTE, Optional.of("alice")));
        servers.needed = "write";
        ServerAccess access = open(ApprovalMethod.NOBODY, Optional.of("alice"));
        var refusal = assertThrows(NeedsApproval.class, () -> call(access));
        assertEquals(List.of("Run: ./lab agent login strange --as alice --scope \"write\""), refusal.details());
        assertEquals(Scopes.of("write"), refusal.missing());
        servers.needed = "read";
        assertEquals(200, call(access), "the token of before is still there");
    }
}
