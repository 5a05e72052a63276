package oauthlab.system.attacks;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has put a session cookie that he knows into the user's browser, for instance at a computer in a library, and
 * waits for the user to sign in.
 *
 * <p>Every sign-in makes a new session with a new secret; the one before is over, and what had been approved in it for as
 * long as it lasts is revoked when somebody else signs in. RFC 6749 section 10.12 calls for it, OWASP names it session
 * fixation (RFC 6819 section 4.4.1.7 has the same for authorization requests).
 */
@ExtendWith(SharedLab.class)
class SessionFixationIT {

    private static final String SESSION = "oauthlab_session";

    private final Lab lab;

    SessionFixationIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_session_that_the_attacker_invented_is_nobodys_after_the_sign_in() {
        String invented = "A".repeat(43);
        var user = new Browser(lab.auth());
        user.putCookie(SESSION, invented);
        user.signIn("alice");
        assertNotEquals(invented, user.cookie(SESSION));
        isNobodys(invented);
        isOf(user, "alice");
    }

    @Test
    void the_attackers_own_session_does_not_become_the_users() {
        var attacker = new Browser(lab.auth()).signIn("bob");
        String known = attacker.cookie(SESSION);
        String token =
                Approval.tokens(lab, attacker, "tasks:read", lab.resource()).path("refresh_token");

        var user = new Browser(lab.auth());
        user.putCookie(SESSION, known);
        user.signIn("alice");

        assertNotEquals(known, user.cookie(SESSION));
        isNobodys(known);
        isOf(user, "alice");
        Refusals.json(Approval.refresh(lab, token, Map.of()), 400, "invalid_grant");
        assertEquals("somebody else signed in", Api.lastReason(lab, "family.revoked"));
    }

    @Test
    void a_session_is_over_with_the_sign_out_wherever_it_was_copied_to() {
        var user = new Browser(lab.auth()).signIn("alice");
        String copied = user.cookie(SESSION);
        user.submit(user.get("/logout"), "/logout", Map.of()).then().statusCode(303);
        isNobodys(copied);
    }

    private void isNobodys(String session) {
        var attacker = new Browser(lab.auth());
        attacker.putCookie(SESSION, session);
        attacker.get("/consents").then().statusCode(303).header("Location", containsString("/login?return_to="));
    }

    private static void isOf(Browser browser, String username) {
        browser.get("/consents").then().statusCode(200).body(containsString("<strong>" + username + "</strong>"));
    }
}
