package oauthlab.auth.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://auth.example?tenant=1",
                "https://auth.example#here",
                "https://auth.example/",
                "auth.example",
                "/here"
            })
    @Spec("RFC 8414 2 a")
    void an_issuer_with_anything_behind_it_stops_the_start(String configured) {
        assertThrows(IllegalArgumentException.class, () -> new Issuer(configured));
    }

    @Test
    void an_issuer_may_have_a_path() {
        assertEquals(
                "https://auth.example/lab/oauth/token",
                new Issuer("https://auth.example/lab").endpoint("/oauth/token"));
    }
}
