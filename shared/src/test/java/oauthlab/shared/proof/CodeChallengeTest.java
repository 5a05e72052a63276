package oauthlab.shared.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChallengeTest {

    @Test
    @Spec("RFC 7636 4.2")
    void the_example_of_rfc_7636_appendix_b_comes_out() {
        var verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assertEquals(
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                CodeChallenge.of(verifier).value());
    }

    @Test
    void a_challenge_fits_its_own_verifier_only() {
        var verifier = CodeVerifier.random();
        assertTrue(CodeChallenge.of(verifier).matches(verifier));
        assertFalse(CodeChallenge.of(verifier).matches(CodeVerifier.random()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has a space in it, which is not allowed in a verifier"})
    @Spec("RFC 7636 4.1")
    void a_malformed_verifier_is_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new CodeVerifier(value));
        assertThrows(IllegalArgumentException.class, () -> new CodeChallenge(value));
    }

    @Test
    void a_verifier_does_not_show_itself() {
        var verifier = CodeVerifier.random();
        assertFalse(verifier.toString().contains(verifier.value()));
    }
}
