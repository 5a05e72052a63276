package oauthlab.auth.foundation.issuer;

import static org.junit.jupiter.api.Assertions.assertThrows;

import oauthlab.shared.spec.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://auth.example/", "https://auth.example/lab", "auth.example", "/here"})
    @Spec("RFC 8414 2 a")
    void an_issuer_with_a_path_stops_the_start(String configured) {
        assertThrows(IllegalStateException.class, () -> new Issuer(configured));
    }
}
