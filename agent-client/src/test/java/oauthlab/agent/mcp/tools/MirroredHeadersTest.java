package oauthlab.agent.mcp.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MirroredHeadersTest {

    @Test
    void a_marked_argument_goes_into_its_header_too() {
        var headers = MirroredHeaders.of(schema("string", "Region")).orElseThrow();
        assertEquals(
                Map.of("Mcp-Name", "work", "Mcp-Param-Region", "west"),
                headers.of("work", Map.of("marked", "west", "other", "east")));
        assertEquals(Map.of("Mcp-Name", "work"), headers.of("work", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "plain|plain",
                "two words|two words",
                "''|''",
                "' edge '|=?base64?IGVkZ2Ug?=",
                "'a\r\nX-Other: b'|=?base64?YQ0KWC1PdGhlcjogYg==?=",
                "ä|=?base64?w6Q=?=",
                "=?base64?YQ==?=|=?base64?PT9iYXNlNjQ/WVE9PT89?="
            })
    void what_a_header_cannot_hold_travels_as_base64(String value, String encoded) {
        assertEquals(encoded, MirroredHeaders.encoded(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a:b", "ä", "a\r\nb"})
    void a_tool_that_wants_an_impossible_header_is_left_out(String name) {
        assertEquals(Optional.empty(), MirroredHeaders.of(schema("string", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "array", "number", "null"})
    void so_is_one_whose_argument_is_not_simple(String type) {
        assertEquals(Optional.empty(), MirroredHeaders.of(schema(type, "Region")));
    }

    @Test
    void so_is_one_with_the_same_header_twice() {
        Map<String, Object> twice = Map.of(
                "properties",
                Map.of(
                        "a", Map.of("type", "string", "x-mcp-header", "Region"),
                        "b", Map.of("type", "string", "x-mcp-header", "region")));
        assertEquals(Optional.empty(), MirroredHeaders.of(twice));
    }

    private static Map<String, Object> schema(String type, String header) {
        return Map.of(
                "properties",
                Map.of("marked", Map.of("type", type, "x-mcp-header", header), "other", Map.of("type", "string")));
    }
}
