package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The attacker can change an authorization request on its way through the browser, or has seen a code on its way back. He
 * does not have the verifier, which never left the client.
 *
 * <p>He tries to have the challenge left out, or to have {@code plain} used, so that the verifier is not needed or is
 * visible; and he tries the code with a verifier of his own. S256 is required of every client, and the code remembers its
 * challenge. RFC 7636 section 7.2, RFC 9700 section 4.8.2 (the downgrade) and section 4.5.3.
 */
@ExtendWith(SharedLab.class)
class PkceIT {

    private final Lab lab;
    private final CodeVerifier verifier = CodeVerifier.random();

    PkceIT(Lab lab) {
        this.lab = lab;
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge,",
        "code_challenge_method,",
        "code_challenge_method,plain",
        "code_challenge_method,PLAIN",
        "code_challenge_method,s256",
        "code_challenge_method,S512",
        "code_challenge,short",
        "code_challenge,' '"
    })
    void no_request_gets_by_without_s256(String parameter, String value) {
        for (String client : new String[] {"agent-cli", "web-app"}) {
            var request = Approval.request("tasks:read", verifier);
            request.put("client_id", client);
            if (client.equals("web-app")) request.put("redirect_uri", "http://localhost:3000/callback");
            if (value == null) request.remove(parameter);
            else request.put(parameter, value);
            var answer = new Browser(lab.auth()).get("/oauth/authorize?" + Browser.query(request));
            Refusals.redirect(answer, "invalid_request");
            answer.then().header("Location", startsWith(request.get("redirect_uri") + "?"));
        }
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier() {
        String code = Approval.code(lab, "alice", "tasks:read", verifier);
        Refusals.json(Approval.redeem(lab, code, CodeVerifier.random()), 400, "invalid_grant");
        assertEquals("/oauth/token: the code_verifier does not fit", Api.lastReason(lab, "request.refused"));
        // What a method of plain would have asked for; anybody could read it in the address.
        var challenge = Approval.request("tasks:read", verifier).get("code_challenge");
        Refusals.json(redeem(code, Map.of("code_verifier", challenge)), 400, "invalid_grant");
        Refusals.json(redeem(code, Map.of("code_verifier", "")), 400, "invalid_request");
        Refusals.json(redeem(code, Map.of("code_verifier", "", "code_challenge", challenge)), 400, "invalid_request");

        Approval.redeem(lab, code, verifier).then().statusCode(200);
    }

    /** The attacker puts his own code into the honest client's answer, so that the client works in his name. */
    @Test
    void a_code_that_was_slipped_in_does_not_fit_the_clients_verifier() {
        String attackers = Approval.code(lab, "bob", "tasks:read", CodeVerifier.random());
        Refusals.json(Approval.redeem(lab, attackers, verifier), 400, "invalid_grant");
        String honest = Approval.code(lab, "alice", "tasks:read", verifier);
        Approval.redeem(lab, honest, verifier).then().statusCode(200);
    }

    private io.restassured.response.Response redeem(String code, Map<String, String> change) {
        var form = Approval.redemption(code, verifier);
        form.putAll(change);
        return given().formParams(form).post(lab.auth() + "/oauth/token");
    }
}
