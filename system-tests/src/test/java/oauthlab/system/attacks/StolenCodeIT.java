package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker runs a client of his own, with a secret that works, and has got hold of a code that was meant for another
 * client, with all that belongs to it.
 *
 * <p>A code belongs to the client that asked for it. The attempt uses nothing up: otherwise whoever sees a code could
 * spoil it. RFC 6749 section 4.1.3.
 */
@ExtendWith(SharedLab.class)
class StolenCodeIT {

    private final Lab lab;
    private final CodeVerifier verifier = CodeVerifier.random();
    private String code;

    StolenCodeIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void steal() {
        code = Approval.code(lab, "alice", "tasks:read", verifier);
    }

    @Test
    void another_client_gets_nothing_for_it_even_when_it_proves_itself() {
        var form = Approval.redemption(code, verifier);
        form.putAll(Map.of("client_id", "web-app", "client_secret", "webapp-secret-abcdef"));
        Refusals.json(given().formParams(form).post(lab.auth() + "/oauth/token"), 400, "invalid_grant");
        assertEquals("/oauth/token: the code was issued to another client", Api.lastReason(lab, "request.refused"));
        Approval.redeem(lab, code, verifier).then().statusCode(200);
    }

    @Test
    void a_name_alone_does_not_make_the_attacker_a_confidential_client() {
        var form = Approval.redemption(code, verifier);
        form.put("client_id", "web-app");
        Refusals.json(given().formParams(form).post(lab.auth() + "/oauth/token"), 401, "invalid_client");
        assertEquals("/oauth/token: web-app may not use none", Api.lastReason(lab, "request.refused"));
        Approval.redeem(lab, code, verifier).then().statusCode(200);
    }

    @Test
    void it_is_bound_to_the_redirect_uri_that_it_travelled_through() {
        var form = Approval.redemption(code, verifier);
        form.put("redirect_uri", "http://127.0.0.1:10/callback");
        Refusals.json(given().formParams(form).post(lab.auth() + "/oauth/token"), 400, "invalid_grant");
        assertEquals("/oauth/token: another redirect_uri than in the request", Api.lastReason(lab, "request.refused"));
        Approval.redeem(lab, code, verifier).then().statusCode(200);
    }
}
