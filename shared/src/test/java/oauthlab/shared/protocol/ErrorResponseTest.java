package oauthlab.shared.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

class ErrorResponseTest {

    @Test
    @Spec({"RFC 6749 4.1.2.1 c", "RFC 6749 5.2 c"})
    void a_description_keeps_to_the_characters_of_rfc_6749() {
        assertEquals(
                "say 'x' / ? ?",
                new ErrorResponse(OAuthErrorCode.INVALID_SCOPE, "say \"x\" \\ \u00e9 \n").description());
    }
}
