package oauthlab.shared.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void a_long_value_is_read_like_a_short_one() {
        String text = "a, Bearer \\\" b=".repeat(20_000);
        String header = "Basic realm=\"x\", Bearer scope=\"a\", error_description=\"" + text + "\"";
        var read = BearerChallenge.parse(header).orElseThrow();
        assertEquals(Optional.of("a"), read.parameter("scope"));
        assertEquals(Optional.of(text.replace("\\", "")), read.parameter("error_description"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x=\"%s",
                "Bearer x=\"%s\\",
                "Bearer %s",
                "Bearer %s=",
                "Negotiate %s==, Bearer",
                "Bearer ,,%s\u0000ä=\"\"",
                "%s Bearer"
            })
    void what_is_no_challenge_ends_the_reading_soon(String form) {
        for (String part : List.of("a", " ", "\"", ",", "\\", "=", "a=", "a,", ", \t"))
            BearerChallenge.parse(form.formatted(part.repeat(50_000)));
    }

    @Test
    void names_have_no_case_and_commas_in_quotes_divide_nothing() {
        var read = BearerChallenge.parse(
                "Digest realm=\"Bearer, DPoP\", BEARER Resource_Metadata=\"https://a/\", SCOPE=\"a, b\","
                        + " error_description=\"say \\\"Bearer scope=x\\\", please\"");
        assertEquals(
                Map.of(
                        "resource_metadata", "https://a/",
                        "scope", "a, b",
                        "error_description", "say \"Bearer scope=x\", please"),
                read.orElseThrow().parameters());
    }

    @Test
    void words_in_a_quoted_string_are_not_another_challenge() {
        var read = BearerChallenge.parse("Basic realm=\"x, Bearer resource_metadata=https://evil.example/\"");
        assertTrue(read.isEmpty());
        var first = BearerChallenge.parse("Negotiate abc==, Bearer scope=a, DPoP scope=b");
        assertEquals(Map.of("scope", "a"), first.orElseThrow().parameters());
    }
}
