package oauthlab.shared.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

class BearerChallengeTest {

    private static final String METADATA = "http://localhost:4001/.well-known/oauth-protected-resource";

    @Test
    void a_request_without_a_token_gets_no_error() {
        assertEquals(
                "Bearer resource_metadata=\"" + METADATA + "\", scope=\"tasks:read\"",
                BearerChallenge.noToken(METADATA, Scopes.of("tasks:read")).toString());
    }

    @Test
    @Spec("RFC 6750 3 b")
    void what_is_written_is_read_back() {
        var challenge = BearerChallenge.noToken(METADATA, Scopes.of("a", "b"))
                .withError(OAuthErrorCode.INSUFFICIENT_SCOPE, "say \"please\"");
        var read = BearerChallenge.parse(challenge.toString()).orElseThrow();
        assertEquals(challenge.parameters(), read.parameters());
        assertEquals(Optional.of("a b"), read.parameter("scope"));
    }

    @Test
    void values_without_quotes_and_other_cases_are_read_too() {
        var read = BearerChallenge.parse("bearer error=invalid_token ,  scope=\"x\\\"y\"")
                .orElseThrow();
        assertEquals(Optional.of("invalid_token"), read.parameter("error"));
        assertEquals(Optional.of("x\"y"), read.parameter("scope"));
    }

    @Test
    void another_scheme_is_no_bearer_challenge() {
        assertTrue(BearerChallenge.parse("Basic realm=\"x\"").isEmpty());
        assertTrue(BearerChallenge.parse(null).isEmpty());
    }
}
