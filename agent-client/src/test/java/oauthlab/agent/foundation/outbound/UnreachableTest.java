package oauthlab.agent.foundation.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachableTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("to 10.0.0.1"), "ConnectException"),
                Arguments.of(new IOException("the answer has more than 16 MiB"), "the answer has more than 16 MiB"),
                Arguments.of(new IOException(), "IOException"),
                Arguments.of(new JsonParseException(null, "at 's3cret'"), "it is not the JSON that was expected"),
                Arguments.of(new IOException("x", new SSLException("no")), "no secure connection: no"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_is_told_in_words_where_there_are_any(Throwable failed, String words) {
        assertEquals(words, Unreachable.why(failed));
    }
}
