package oauthlab.system.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.AtOnce;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has read a whole token request, code and verifier, in a log or a proxy, and sends it again.
 *
 * <p>A code works once. The second request cannot be told from the first, so one of the two senders is a thief and what
 * the first one got is revoked. RFC 6749 section 4.1.2, RFC 9700 section 4.5.
 */
@ExtendWith(SharedLab.class)
class CodeReplayIT {

    private static final int CONCURRENT = 20;

    private final Lab lab;
    private final CodeVerifier verifier = CodeVerifier.random();

    CodeReplayIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_code_that_comes_back_ends_what_it_brought() {
        String code = Approval.code(lab, "alice", "tasks:read", verifier);
        Response tokens = Approval.redeem(lab, code, verifier);
        String accessToken = tokens.path("access_token");
        assertTrue(Api.introspect(lab, accessToken).active());

        Refusals.json(Approval.redeem(lab, code, verifier), 400, "invalid_grant");

        assertFalse(Api.introspect(lab, accessToken).active());
        Refusals.json(Approval.refresh(lab, tokens.path("refresh_token"), Map.of()), 400, "invalid_grant");
        assertEquals("its tokens are revoked", Api.lastReason(lab, "code.replayed"));
        assertEquals("its authorization code came back", Api.lastReason(lab, "family.revoked"));
        assertTrue(
                Api.introspect(lab, Approval.token(lab, "alice", "tasks:read")).active());
    }

    @Test
    void of_many_at_once_the_database_lets_one_through() {
        String code = Approval.code(lab, "bob", "tasks:read", verifier);
        var answers = AtOnce.run(CONCURRENT, any -> Approval.redeem(lab, code, verifier));
        var honoured =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertEquals(1, honoured.size());
        answers.stream().filter(answer -> !honoured.contains(answer)).forEach(answer -> {
            Refusals.json(answer, 400, "invalid_grant");
        });
        assertFalse(Api.introspect(lab, honoured.get(0).path("access_token")).active());
    }
}
