package oauthlab.system.attacks;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacker plays with what comes back from Company: he sends the same answer twice, puts his own code into the user's answer
 * or the user's code into his, or has the browser sent somewhere else afterwards.
 *
 * <p>A state works once and in one browser; a code works with the verifier that stayed here; and whoever waits for the browser was
 * proven before it left. RFC 6749 section 10.12, RFC 7636, RFC 9700 sections 4.5 and 4.11.
 */
@ExtendWith(SharedBroker.class)
class UpstreamCallbackIT {

    private final Lab lab;

    UpstreamCallbackIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void an_answer_works_once() {
        var user = new CompanySignIn(lab);
        Response back = user.signsIn("alice", user.leaves(request()));
        user.returns(back).then().statusCode(303).header("Location", startsWith(Approval.REDIRECT + "?code="));
        Refusals.page(user.returns(back), 400);
    }

    /** Code injection: the code of another trip, though of the same provider and the same client there. */
    @Test
    void a_code_of_another_trip_does_not_fit() {
        var victim = new CompanySignIn(lab);
        Response victims = victim.signsIn("alice", victim.leaves(request()));
        var attacker = new CompanySignIn(lab);
        Response attackers = attacker.signsIn("bob", attacker.leaves(request()));
        String injected = CompanySignIn.path(attackers)
                .replace(
                        Browser.encode(Browser.parameter(attackers, "code")),
                        Browser.encode(Browser.parameter(victims, "code")));
        Response answer = attacker.here.get(injected);
        assertEquals("server_error", Browser.parameter(answer, "error"));
        attacker.here.get("/login").then().body(containsString("Sign in"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/oauth/authorize/../../evil?x",
                "/broker/company/callback",
                "javascript:alert(1)"
            })
    void the_browser_ends_nowhere_else(String target) {
        Refusals.page(new Browser(lab.auth()).get("/broker/company?return_to=" + Browser.encode(target)), 400);
    }

    @Test
    void nor_at_an_address_that_is_not_the_applications() {
        var stranger = request();
        stranger.put("redirect_uri", "http://evil.example/callback");
        Refusals.page(new CompanySignIn(lab).asked(stranger), 400);
    }

    /** Whoever signs in at Company with the e-mail address of somebody here is somebody else. */
    @Test
    void an_email_address_hijacks_nobody() {
        String token = new CompanySignIn(lab)
                .tokens("alice", "user:read openid email", lab.resource())
                .path("access_token");
        String subject = Api.introspect(lab, token).subject();
        assertNotEquals("user-456", subject, "alice here has the same e-mail address as alice there");
    }

    private static Map<String, String> request() {
        return Approval.request("tasks:read", CodeVerifier.random());
    }
}
