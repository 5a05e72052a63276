package oauthlab.agent.serve.webapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.TestClock;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.Test;

/** What happens between a browser, the web application, the authorization server and the API. */
@QuarkusTest
@TestProfile(World.Profile.class)
class WebAppTest extends AtTheWebApp {

    @Test
    void a_user_signs_in_and_sees_their_tasks_and_the_browser_never_sees_a_token() {
        HttpResponse<String> welcome = bob.get("/");
        assertTrue(welcome.body().contains(">Sign in</button>"), welcome.body());
        Map<String, String> request = bob.begin();
        assertEquals("web-app", request.get("client_id"));
        assertEquals(running.origin() + "/callback", request.get("redirect_uri"));
        assertEquals("S256", request.get("code_challenge_method"));
        assertEquals(issuer(), request.get("resource"));

        HttpResponse<String> back = bob.back(request.get("state"), "code-1", issuer());
        assertEquals(303, back.statusCode(), back.body());
        assertEquals("/", back.headers().firstValue("Location").orElseThrow());
        Asked redeemed = last("/token");
        assertTrue(redeemed.header("Authorization").startsWith("Basic "));
        assertEquals("code-1", redeemed.form().get("code"));
        assertEquals(
                request.get("code_challenge"),
                CodeChallenge.of(new CodeVerifier(redeemed.form().get("code_verifier")))
                        .value());

        HttpResponse<String> home = bob.get("/");
        assertTrue(home.body().contains("Hello, bob"), home.body());
        assertTrue(home.body().contains("&lt;i&gt;Feed&lt;/i&gt; the cat"), "titles are text");
        assertTrue(home.body().contains("in 60 minutes"), home.body());
        assertEquals("Bearer secret-access-first", last("/api/tasks").header("Authorization"));
        for (HttpResponse<String> seen : List.of(welcome, back, home)) {
            assertFalse((seen.body() + seen.headers().map()).contains("secret-"), seen.body());
            assertEquals("no-store", seen.headers().firstValue("Cache-Control").orElseThrow());
            String policy = seen.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self'"), policy);
        }
        assertFalse(String.join("\n", log).contains("code-1"), log.toString());
        assertTrue(bob.get("/pages.css").body().contains(".brand"));
    }

    @Test
    void cookies_are_for_this_server_alone_and_the_session_gets_a_new_one_at_sign_in() {
        bob.cookies.put("lab-web-session", "brought-along");
        HttpResponse<String> back = bob.signIn(issuer());
        for (String cookie : back.headers().allValues("Set-Cookie"))
            assertTrue(cookie.matches("(?i).*; *httponly.*; *samesite=lax.*"), cookie);
        assertNotEquals("brought-along", bob.cookies.get("lab-web-session"));
        assertTrue(new Visit(running.origin()).get("/").body().contains(">Sign in</button>"), "another browser");
    }

    @Test
    void a_task_is_added_in_the_users_name() {
        bob.signIn(issuer());
        assertEquals(303, bob.submit("/tasks", Map.of("title", " Buy fish ")).statusCode());
        assertTrue(created().contains("\"Buy fish\""), created());
        for (String title : List.of("", "  ", "x".repeat(201)))
            assertEquals(400, bob.submit("/tasks", Map.of("title", title)).statusCode());
        assertEquals(
                303, bob.submit("/tasks", Map.of("title", "🐟".repeat(200))).statusCode());
    }

    private String created() {
        return world.stranger.asked("/api/tasks").stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(Asked::body)
                .reduce("", (first, second) -> second);
    }

    @Test
    void what_the_user_did_not_allow_is_not_tried() {
        world.scope = "tasks:read";
        bob.signIn(issuer());
        int before = world.stranger.asked("/api/user").size();
        String home = bob.get("/").body();
        assertTrue(home.contains("You are signed in") && home.contains("Feed"), home);
        assertFalse(home.contains("New task"), home);
        assertEquals(before, world.stranger.asked("/api/user").size());
    }

    @Test
    void a_token_that_ends_soon_is_refreshed_and_a_button_does_it_too() {
        bob.signIn(issuer());
        TestClock.now = TestClock.START.plusSeconds(1200);
        bob.get("/");
        assertEquals("Bearer secret-access-first", last("/api/tasks").header("Authorization"));
        assertEquals(303, bob.submit("/refresh", Map.of()).statusCode());
        assertEquals("secret-refresh-first", last("/token").form().get("refresh_token"));
        bob.get("/");
        assertEquals("Bearer secret-access-second", last("/api/tasks").header("Authorization"));
        for (int minutes = 40; minutes <= 100; minutes += 20) {
            TestClock.now = TestClock.START.plusSeconds(minutes * 60L);
            assertTrue(bob.get("/").body().contains("Hello, bob"));
        }
        assertEquals("secret-refresh-second", last("/token").form().get("refresh_token"));
    }

    @Test
    void an_end_elsewhere_is_said_in_plain_words() {
        bob.signIn(issuer());
        world.apiRefusal = Answer.of(401, "{\"error\":\"invalid_token\"}");
        String ended = bob.get("/").body();
        assertTrue(ended.contains("Your sign-in has ended"), ended);
        assertTrue(bob.get("/").body().contains("Your tasks, in another application"), "it is forgotten here");

        world.reset();
        bob.signIn(issuer());
        world.stranger.at("/token", asked -> Answer.of(400, "{\"error\":\"invalid_grant\"}"));
        assertTrue(bob.submit("/refresh", Map.of()).body().contains("Your sign-in has ended"));
    }

    @Test
    void idle_users_are_signed_out() {
        bob.signIn(issuer());
        TestClock.now = TestClock.START.plusSeconds(31 * 60);
        assertTrue(bob.get("/").body().contains(">Sign in</button>"));
    }

    @Test
    void signing_out_revokes_the_tokens() {
        bob.signIn(issuer());
        HttpResponse<String> out = bob.submit("/sign-out", Map.of());
        assertEquals("/signed-out", out.headers().firstValue("Location").orElseThrow());
        assertTrue(bob.get("/signed-out").body().contains("You are signed out"));
        List<String> revoked = world.stranger.asked("/revoke").stream()
                .map(asked -> asked.form().get("token"))
                .toList();
        assertTrue(revoked.containsAll(List.of("secret-refresh-first", "secret-access-first")), revoked.toString());
        assertTrue(bob.get("/").body().contains(">Sign in</button>"));

        bob.signIn(issuer());
        world.stranger.at("/revoke", asked -> Answer.of(503, "{}"));
        HttpResponse<String> here = bob.submit("/sign-out", Map.of());
        assertEquals(502, here.statusCode());
        assertTrue(here.body().contains("signed out here only"), here.body());
        assertTrue(bob.get("/").body().contains(">Sign in</button>"));
    }
}
