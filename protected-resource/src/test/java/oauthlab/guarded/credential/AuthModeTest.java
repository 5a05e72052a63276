package oauthlab.guarded.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthModeTest {

    @ParameterizedTest
    @CsvSource({
        "oauth, OAUTH",
        "both, BOTH",
        "api_key, API_KEY",
        "API_KEY, API_KEY",
        "api-key, API_KEY",
        "' Both ', BOTH"
    })
    void the_modes_have_their_names(String text, AuthMode mode) {
        assertEquals(mode, AuthMode.of(text));
    }

    @Test
    void another_one_is_told_which_there_are() {
        String told = assertThrows(IllegalArgumentException.class, () -> AuthMode.of("apikey"))
                .getMessage();
        assertEquals("AUTH_MODE is 'apikey'; it can be: oauth, both, api_key.", told);
    }
}
