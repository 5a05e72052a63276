package oauthlab.agent.mcp.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {

    @ParameterizedTest
    @CsvSource({
        "Pz8+Pw==, ??>?",
        "Pz8-Pw, ??>?",
        "'Pz8+\r\n Pw==\n', ??>?",
        "Pz8*Pw==, nothing",
        "Pz8=Pw==, nothing",
        "P, nothing",
        "'data:image/png;base64,Pz8+', nothing"
    })
    void what_is_damaged_is_no_file(String data, String expected) {
        var image = Attachment.of(Map.of("type", "image", "data", data));
        assertEquals(
                expected,
                image.bytes()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("nothing"));
    }
}
