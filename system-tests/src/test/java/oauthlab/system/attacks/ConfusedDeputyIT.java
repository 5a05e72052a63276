package oauthlab.system.attacks;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The user is signed in at Company, and Company has approved us before, so it asks nothing. The attacker registers an
 * application and sends the user a link with its authorization request: without a question of ours, the browser would run through
 * and the attacker's application would get a code.
 *
 * <p>So we ask for each application before the browser leaves, and the answer is bound to the browser and to the very request by a
 * cookie. MCP security best practices, "Confused Deputy Problem".
 */
@ExtendWith(SharedBroker.class)
class ConfusedDeputyIT {

    private final Lab lab;

    ConfusedDeputyIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void the_provider_asks_nothing_and_we_ask_all_the_same() {
        var user = new CompanySignIn(lab);
        user.tokens("alice", "tasks:read", lab.resource());
        var attackers = Approval.request("tasks:read tasks:write", CodeVerifier.random());
        Response toLogin = user.here.get("/oauth/authorize?" + Browser.query(attackers));
        assertFalse(CompanySignIn.path(toLogin).contains("code="), "no code without a question");
        user.asked(attackers)
                .then()
                .statusCode(200)
                .body(containsString("Allow <em><bdi>Agent command line</bdi></em>"))
                .body(containsString("tasks:write"));
    }

    /** The attacker leaves with his own browser, approves his own application, and plants state and cookie in the victim's. */
    @Test
    void an_approval_of_the_attackers_is_none_of_the_users() {
        var attacker = new CompanySignIn(lab);
        Response attackersTrip = attacker.leaves(Approval.request("tasks:read", CodeVerifier.random()));
        var victim = new CompanySignIn(lab);
        victim.tokens("alice", "tasks:read", lab.resource());
        Response back = victim.signsIn("alice", attackersTrip);
        Refusals.page(victim.returns(back), 400);
    }

    @Test
    void a_stolen_cookie_does_not_fit_another_request() {
        var victim = new CompanySignIn(lab);
        Response small = victim.leaves(Approval.request("tasks:read", CodeVerifier.random()));
        var attacker = new CompanySignIn(lab);
        Response large = attacker.leaves(Approval.request("tasks:read tasks:write user:write", CodeVerifier.random()));
        attacker.here.putCookie(tripCookie(large), victim.here.cookie(tripCookie(small)));
        Refusals.page(attacker.returns(attacker.signsIn("bob", large)), 400);
    }

    @Test
    void a_cookie_is_one_of_this_host_alone_and_not_for_long() {
        Response away = new CompanySignIn(lab).leaves(Approval.request("tasks:read", CodeVerifier.random()));
        var cookie = away.getDetailedCookies().get(tripCookie(away));
        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        assertEquals(null, cookie.getDomain());
        assertTrue(cookie.getMaxAge() <= 300, "five minutes");
    }

    @Test
    void the_question_cannot_be_answered_by_another_site() {
        Response question = new CompanySignIn(lab).asked(Approval.request("tasks:read", CodeVerifier.random()));
        Response askedAgain =
                new Browser(lab.auth()).submit(question, "/broker/company", CompanySignIn.with(question, "approve"));
        assertEquals(303, askedAgain.statusCode());
        assertTrue(askedAgain.getHeader("Location").startsWith(lab.auth() + "/broker/company?return_to="));
        Refusals.page(new Browser(lab.auth()).post("/broker/company", Map.of("decision", "approve")), 400);
    }

    static String tripCookie(Response away) {
        return away.getDetailedCookies().asList().stream()
                .map(cookie -> cookie.getName())
                .filter(name -> name.startsWith("oauthlab_login_"))
                .findFirst()
                .orElseThrow();
    }
}
