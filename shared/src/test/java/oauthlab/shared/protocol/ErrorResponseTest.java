package oauthlab.shared.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorResponseTest {

    @Test
    void a_description_keeps_to_the_characters_of_rfc_6749() {
        assertEquals(
                "say 'x' / ? ?",
                new ErrorResponse(OAuthErrorCode.INVALID_SCOPE, "say \"x\" \\ \u00e9 \n").description());
    }
}
