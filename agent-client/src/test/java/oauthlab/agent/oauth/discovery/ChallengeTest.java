package oauthlab.agent.oauth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void the_parameters_are_read() {
        var challenge = Challenge.in(
                List.of(
                        "Bearer error=\"insufficient_scope\", scope=\"a b\", resource_metadata=\"https://x.example/m\", error_description=\"More, please\""));
        assertTrue(challenge.says("insufficient_scope"));
        assertEquals(Scopes.of("a", "b"), challenge.scope());
        assertEquals(Optional.of("https://x.example/m"), challenge.resourceMetadata());
        assertEquals(Optional.of("More, please"), challenge.description());
        assertFalse(challenge.isForDpop());
    }

    @Test
    void of_several_challenges_the_one_of_oauth_is_read() {
        for (var headers : List.of(
                List.of("Basic realm=\"x\"", "Bearer scope=\"a\""),
                List.of("Basic realm=\"x\", Bearer scope=\"a\""),
                List.of("DPoP algs=\"ES256\", Bearer scope=\"a\""))) {
            assertEquals(Scopes.of("a"), Challenge.in(headers).scope(), headers.toString());
        }
    }

    @Test
    void a_challenge_for_bound_tokens_alone_says_so() {
        var challenge =
                Challenge.in(List.of("DPoP error=\"use_dpop_nonce\", resource_metadata=\"https://x.example/m\""));
        assertTrue(challenge.isForDpop());
        assertTrue(challenge.says("use_dpop_nonce"));
        assertEquals(Optional.of("https://x.example/m"), challenge.resourceMetadata());
    }

    @Test
    void nonsense_is_no_challenge() {
        assertEquals(Challenge.NONE, Challenge.in(List.of()));
        assertEquals(Challenge.NONE, Challenge.in(List.of("Negotiate")));
        assertEquals(
                Scopes.NONE, Challenge.in(List.of("Bearer scope=\"a\u0007\"")).scope());
    }
}
