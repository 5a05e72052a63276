package oauthlab.agent.serve.webapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import oauthlab.agent.Stranger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses and forms that this browser did not ask for, and servers that fail. */
@QuarkusTest
@TestProfile(World.Profile.class)
class StrangeRequestsTest extends AtTheWebApp {

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/refresh", "/sign-out"})
    void a_form_of_another_site_does_nothing(String path) {
        bob.signIn(issuer());
        int before = world.stranger.asked().size();
        assertEquals(
                403,
                bob.post(path, Map.of("title", "x"), "https://evil.example").statusCode());
        assertEquals(403, bob.post(path, Map.of("title", "x"), "null").statusCode());
        assertEquals(
                403,
                bob.post(path, Map.of("title", "x", "csrf", "guess"), running.origin())
                        .statusCode());
        assertEquals(403, bob.post(path, Map.of("title", "x"), running.origin()).statusCode());
        assertEquals(before, world.stranger.asked().size());
        assertEquals(405, bob.get(path).statusCode());
    }

    @Test
    void a_code_that_this_browser_did_not_ask_for_is_not_redeemed_but_explained() {
        int before = world.stranger.asked("/token").size();
        HttpResponse<String> strange = bob.back("my-own-state", "abc-DEF_1", issuer());
        assertEquals(400, strange.statusCode());
        assertTrue(strange.body().contains("did not begin the request"), strange.body());
        assertTrue(strange.body().contains("code=abc-DEF_1"), "what to type next");
        assertTrue(strange.body().contains(issuer() + "/oauth/token"), strange.body());
        // What a stranger's link brings goes into no line that people copy.
        String sly = bob.get("/callback?code=%24(rm%20-rf%20~)&state=x").body();
        assertTrue(sly.contains("code=CODE") && !sly.contains("rm -rf"), sly);
        assertFalse(bob.get("/callback?code=%3Cscript%3E").body().contains("<script"));

        // The victim's browser with the attacker's response, and the other way round.
        Visit mallory = new Visit(running.origin());
        Map<String, String> request = mallory.begin();
        bob.begin();
        assertEquals(400, bob.back(request.get("state"), "code-m", issuer()).statusCode());
        assertEquals(before, world.stranger.asked("/token").size());
        assertEquals(
                303,
                mallory.back(request.get("state"), "code-m", issuer()).statusCode(),
                "it is still good for its own");
    }

    @Test
    void sign_ins_in_two_tabs_both_work_and_a_response_works_once() {
        String first = bob.begin().get("state");
        String second = bob.begin().get("state");
        assertEquals(303, bob.back(first, "code-1", issuer()).statusCode());
        assertEquals(303, bob.back(second, "code-2", issuer()).statusCode());
        assertEquals(400, bob.back(second, "code-2", issuer()).statusCode());
    }

    @Test
    void a_response_of_another_issuer_is_not_redeemed() {
        int before = world.stranger.asked("/token").size();
        HttpResponse<String> mixedUp = bob.back(bob.begin().get("state"), "code-1", "https://evil.example");
        assertEquals(400, mixedUp.statusCode());
        assertTrue(mixedUp.body().contains("RFC 9207"), mixedUp.body());
        assertEquals(400, bob.get("/callback?code=1&code=2&state=3").statusCode());
        assertEquals(before, world.stranger.asked("/token").size());
    }

    @Test
    void a_user_who_says_no_is_told_what_that_means() {
        String state = bob.begin().get("state");
        HttpResponse<String> no = bob.get("/callback?error=access_denied&state=" + state + "&iss=" + issuer());
        assertEquals(200, no.statusCode());
        assertTrue(no.body().contains("You said no"), no.body());
        String other = bob.begin().get("state");
        HttpResponse<String> failed = bob.get(
                "/callback?error=invalid_scope&error_description=No+such+scope&state=" + other + "&iss=" + issuer());
        assertEquals(400, failed.statusCode());
        assertTrue(failed.body().contains("No such scope"), failed.body());
    }

    @Test
    void servers_that_do_not_answer_are_named() {
        world.stranger.at("/.well-known/oauth-authorization-server", asked -> Answer.of(503, "{}"));
        HttpResponse<String> failed = bob.submit("/sign-in", Map.of());
        assertEquals(502, failed.statusCode());
        assertTrue(failed.body().contains("does not say where its endpoints are"), failed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "192.168.1.5:3000"})
    void a_name_that_is_not_ours_may_have_been_led_here(String host) throws IOException {
        for (String path : List.of("/", "/callback?code=1&state=2", "/health"))
            assertTrue(raw("GET " + path, host).startsWith("HTTP/1.1 421 "), path);
    }

    @Test
    void another_name_of_this_machine_leads_to_the_one_of_the_cookies() throws IOException {
        String answer = raw("GET /", "127.0.0.1:1");
        assertTrue(answer.startsWith("HTTP/1.1 303 "), answer);
        assertTrue(answer.contains("location: " + running.origin() + "/"), answer);
    }

    @Test
    void nonsense_is_refused_in_words() throws IOException {
        assertEquals(404, bob.get("/nothing").statusCode());
        assertEquals(405, bob.post("/callback", Map.of(), running.origin()).statusCode());
        assertEquals("POST", bob.get("/tasks").headers().firstValue("Allow").orElseThrow());
        assertEquals(
                413,
                bob.post("/tasks", Map.of("title", "x".repeat(20_000)), running.origin())
                        .statusCode());
        assertTrue(raw("HEAD /callback?code=1&state=2", "localhost").startsWith("HTTP/1.1 405 "));
        assertTrue(raw("HEAD /", "localhost:" + running.origin().split(":")[2]).startsWith("HTTP/1.1 200 "));
        bob.signIn(issuer());
        var odd = bob.request("/tasks").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("title=x"));
        assertEquals(403, bob.send(odd).statusCode());
    }
}
