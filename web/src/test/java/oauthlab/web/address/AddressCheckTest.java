package oauthlab.web.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

    @ParameterizedTest
    @CsvSource({"/a?b={c}, /a?b=%7Bc%7D", "/a?b=c|d^e`f, /a?b=c%7Cd%5Ee%60f", "/a?b[]=1&c=%7B, /a?b%5B%5D=1&c=%7B"})
    void what_a_query_holds_is_encoded(String sent, String encoded) {
        assertEquals(Optional.of(encoded), AddressCheck.encoded(sent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a{b}", "/a{b}?c={d}", "/a|b", "/a?b=%zz", "/%", "http://{a}/?b", "/a?b=\"{", "/a?{b}#{c}#{"})
    void what_else_is_wrong_stays_wrong(String sent) {
        assertEquals(Optional.empty(), AddressCheck.encoded(sent));
    }
}
