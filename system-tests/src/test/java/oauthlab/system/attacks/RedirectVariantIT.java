package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacker sends a user to an honest client's authorization request, with an address of his own to return to that
 * looks like the registered one. He wants the code to be delivered to him.
 *
 * <p>Addresses are compared character by character, before anything else, and a wrong one is shown on a page: nothing
 * travels to it, not even an error. RFC 9700 section 4.1, RFC 6749 section 3.1.2.4. One exception, for programs on the
 * user's own machine: the port of a loopback address (RFC 8252 section 7.3).
 */
@ExtendWith(SharedLab.class)
class RedirectVariantIT {

    private final Lab lab;
    private final Browser browser;

    RedirectVariantIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth());
    }

    /** Of {@code http://localhost:3000/callback}, which a confidential client has registered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/callback",
                "http://localhost:3000.evil.example/callback",
                "http://localhost:3000@evil.example/callback",
                "http://localhost:3000\\@evil.example/callback",
                "http://evil.example#@localhost:3000/callback",
                "http://user@localhost:3000/callback",
                "http://localhost:3001/callback",
                "http://localhost/callback",
                "http://127.0.0.1:3000/callback",
                "https://localhost:3000/callback",
                "HTTP://localhost:3000/callback",
                "http://LOCALHOST:3000/callback",
                "http://localhost:3000/Callback",
                "http://localhost:3000/callback/",
                "http://localhost:3000//callback",
                "http://localhost:3000/callback/../evil",
                "http://localhost:3000/callback%2f..%2fevil",
                "http://localhost:3000/%63allback",
                "http://localhost:3000/callback?next=http://evil.example",
                "http://localhost:3000/callback#",
                "http://localhost:3000/*",
                "http://*/callback",
                "//localhost:3000/callback",
                "/callback",
                "javascript:alert(1)//http://localhost:3000/callback",
                " http://localhost:3000/callback",
                "http://localhost:3000/callback\r\nLocation: http://evil.example",
                "http://localhost:3000/callback http://evil.example"
            })
    void of_a_confidential_client_no_character_may_differ(String redirectUri) {
        isRefused("web-app", redirectUri);
    }

    /** Of {@code http://127.0.0.1/callback}, which a public client has registered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1.evil.example:9/callback",
                "http://127.0.0.1:9@evil.example/callback",
                "http://evil.example\\@127.0.0.1:9/callback",
                "http://user@127.0.0.1:9/callback",
                "https://127.0.0.1:9/callback",
                "http://127.0.0.1:9/callback/",
                "http://127.0.0.1:9/callback/../evil",
                "http://127.0.0.1:9/callback?x=y",
                "http://127.0.0.1:9/callback#x",
                "http://127.0.0.1:9/CALLBACK",
                "http://127.0.0.2:9/callback",
                "http://127.1:9/callback",
                "http://0177.0.0.1:9/callback",
                "http://2130706433:9/callback",
                "http://0.0.0.0:9/callback",
                "http://[::1]:9/callback",
                "http://[::ffff:127.0.0.1]:9/callback",
                "http://localhost.evil.example/callback",
                "http://localhost.:9/callback"
            })
    void of_a_public_client_only_the_port_may(String redirectUri) {
        isRefused("agent-cli", redirectUri);
    }

    @Test
    void two_addresses_are_none() {
        String query =
                Browser.query(request("agent-cli", Approval.REDIRECT)) + "&redirect_uri=http%3A%2F%2Fevil.example";
        Refusals.page(browser.get("/oauth/authorize?" + query), 400);
    }

    @Test
    void the_registered_address_works_and_so_does_another_port_of_this_machine() {
        for (String honest : new String[] {Approval.REDIRECT, "http://localhost:60123/callback"}) {
            browser.get("/oauth/authorize?" + Browser.query(request("agent-cli", honest)))
                    .then()
                    .statusCode(303)
                    .header("Location", startsWith(lab.auth() + "/login?"));
        }
    }

    private void isRefused(String clientId, String redirectUri) {
        Map<String, String> request = request(clientId, redirectUri);
        Refusals.page(browser.get("/oauth/authorize?" + Browser.query(request)), 400);
        String reason = Api.lastReason(lab, "authorization.refused");
        assertTrue(reason.contains("is not registered for the application '" + clientId + "'"), reason);
        Refusals.page(browser.post("/oauth/authorize", request), 400);
        Refusals.json(pushed(request), 400, "invalid_request");
    }

    private Response pushed(Map<String, String> request) {
        var form = new HashMap<>(request);
        if (form.get("client_id").equals("web-app")) form.put("client_secret", "webapp-secret-abcdef");
        return given().formParams(form).post(lab.auth() + "/oauth/par");
    }

    private static Map<String, String> request(String clientId, String redirectUri) {
        var request = Approval.request("tasks:read", CodeVerifier.random());
        request.put("client_id", clientId);
        request.put("redirect_uri", redirectUri);
        return request;
    }
}
