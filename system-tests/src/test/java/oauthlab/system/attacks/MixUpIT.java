package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.Map;
import java.util.regex.Pattern;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import oauthlab.shared.wire.WellKnownUri;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker runs an authorization server that the client uses beside the honest one. He makes the client believe that
 * an answer of the honest server is one of his, so that the client brings him the code.
 *
 * <p>Every answer says by {@code iss} which server it is from, once, and nobody can put another one in; the client
 * compares. RFC 9207, RFC 9700 section 4.4. The client's half of it, comparing before anything else, is the agent's.
 */
@ExtendWith(SharedLab.class)
class MixUpIT {

    private final Lab lab;
    private final Browser browser;

    MixUpIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth());
    }

    @Test
    void an_answer_with_a_code_says_who_gave_it() {
        browser.signIn("alice");
        namesUs(Approval.approve(browser, Approval.request("tasks:read", CodeVerifier.random())));
    }

    @Test
    void so_does_every_error() {
        var request = Approval.request("no:such-scope", CodeVerifier.random());
        Response error = browser.get("/oauth/authorize?" + Browser.query(request));
        Refusals.redirect(error, "invalid_scope");
        namesUs(error);

        request.putAll(Map.of("scope", "tasks:read", "prompt", "none"));
        Response silent = browser.get("/oauth/authorize?" + Browser.query(request));
        Refusals.redirect(silent, "login_required");
        namesUs(silent);
    }

    @Test
    void whoever_writes_the_request_cannot_write_the_issuer() {
        browser.signIn("alice");
        var request = Approval.request("tasks:read", CodeVerifier.random());
        request.put("iss", "http://evil.example");
        request.put("state", "s-1&iss=http://evil.example#iss=http://evil.example");
        Response answer = Approval.approve(browser, request);
        namesUs(answer);
        assertEquals(request.get("state"), Browser.parameter(answer, "state"));
    }

    private void namesUs(Response answer) {
        var metadata = given().get(WellKnownUri.of(lab.auth(), WellKnownUri.AUTHORIZATION_SERVER))
                .as(AuthorizationServerMetadata.class);
        String location = answer.getHeader("Location");
        assertEquals(1, Pattern.compile("[?&#]iss=").matcher(location).results().count(), location);
        assertEquals(metadata.issuer(), Browser.parameter(answer, "iss"));
    }
}
