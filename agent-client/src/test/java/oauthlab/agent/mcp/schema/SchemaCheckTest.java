package oauthlab.agent.mcp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {

    @Test
    void null_for_an_optional_argument_is_for_the_server_to_judge() {
        Map<String, Object> schema = Map.of(
                "type",
                "object",
                "required",
                List.of("a"),
                "properties",
                Map.of("a", Map.of("type", "string"), "b", Map.of("type", "string")));
        var arguments = new HashMap<String, Object>();
        arguments.put("a", "x");
        arguments.put("b", null);
        assertTrue(SchemaCheck.of(schema, arguments).isEmpty());
        arguments.put("a", null);
        assertTrue(SchemaCheck.of(schema, arguments).isPresent());
    }

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"properties":{"a":{"type":"string"}}}                          | {"a":3}            | /a: this has to be of type string.
        {"properties":{"a":{"type":["string","null"]}}}                 | {"a":false}        | /a: this has to be of type [string, null].
        {"properties":{"a":{"type":"integer"}}}                         | {"a":1.5}          | /a: this has to be of type integer.
        {"required":["a","b"]}                                          | {"a":1}            | 'b' is missing.
        {"properties":{"a":{}},"additionalProperties":false}            | {"b":1}            | there is no property 'b'.
        {"properties":{"a":{"enum":["x","y"]}}}                         | {"a":"z"}          | /a: this has to be one of [x, y].
        {"properties":{"a":{"const":1}}}                                | {"a":2}            | /a: only 1 is possible here.
        {"properties":{"a":{"minimum":1,"maximum":3}}}                  | {"a":3.5}          | /a: at most 3.
        {"properties":{"a":{"minimum":1,"maximum":3}}}                  | {"a":-1e1000000000}| /a: at least 1.
        {"properties":{"a":{"maxLength":2}}}                            | {"a":"abc"}        | /a: too long: maxLength is 2.
        {"properties":{"a":{"minItems":1,"items":{"type":"object"}}}}   | {"a":[{},2]}       | /a/1: this has to be of type object.
        {"properties":{"a/~":{"properties":{"b":{"type":"number"}}}}}   | {"a/~":{"b":"1"}}  | /a~1~0/b: this has to be of type number.
        """)
    void what_does_not_fit_is_named(String schema, String arguments, String fault) {
        assertEquals(
                fault,
                SchemaCheck.of(object(schema), object(arguments)).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                               | {"a":3}
        {"properties":{"a":{"type":"integer","enum":[1,2]}}}             | {"a":1.0}
        {"properties":{"a":{"type":"integer"}}}                          | {"a":1e1000000000}
        {"properties":{"a":{"type":["string","null"],"enum":[null]}}}    | {"a":null}
        {"properties":{"a":{"type":"string","maxLength":1e300}}}         | {"a":"x"}
        {"properties":{"a":{"maxLength":2}}}                             | {"a":"😀😀"}
        {"properties":{"a":{"type":"something"}},"required":"a"}         | {"a":1}
        {"patternProperties":{"^x":{}},"additionalProperties":false}     | {"x":1}
        """)
    void what_may_fit_passes(String schema, String arguments) {
        assertTrue(SchemaCheck.of(object(schema), object(arguments)).isEmpty());
    }

    /** Each of them stops or occupies a validator that runs all of a schema. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":{\"a\":{\"pattern\":\"^(.*a){20}$\"}}}",
                "{\"properties\":{\"a\":{\"pattern\":\"^(a|b)*$\"}}}",
                "{\"patternProperties\":{\"^(a+)+$\":{}},\"propertyNames\":{\"pattern\":\"^(a+)+$\"}}",
                "{\"properties\":{\"a\":{\"format\":\"regex\"}}}",
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"http://127.0.0.1:1/schema.json\"}",
                "{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}],\"$dynamicRef\":\"#x\",\"$recursiveRef\":\"#\"}",
                "{\"properties\":{\"a\":{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}}}",
                "{\"properties\":{\"a\":{\"multipleOf\":1e-300}}}",
                "{\"properties\":{\"a\":{\"uniqueItems\":true}}}"
            })
    void what_a_stranger_lets_us_compute_is_left_to_the_stranger(String schema) {
        Map<String, Object> wanted = object(schema);
        for (Object value : List.of(
                "a".repeat(60_000) + "!", IntStream.range(0, 60_000).boxed().toList(), 1e300))
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> SchemaCheck.of(wanted, Map.of("a", value)));
    }

    @Test
    void the_check_ends_however_much_there_is_to_compare() {
        String many =
                IntStream.range(0, 100_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));
        var schema = object("{\"properties\":{\"a\":{\"items\":{\"enum\":[" + many + "]}}}}");
        var values = IntStream.range(0, 20_000).mapToObj(i -> "v99999").toList();
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> SchemaCheck.of(schema, Map.of("a", values)));
    }

    @Test
    void a_deep_value_needs_no_deep_stack() {
        Object deep = "leaf";
        for (int i = 0; i < 100_000; i++) deep = i % 2 == 0 ? List.of(deep) : Map.of("a", deep);
        assertTrue(SchemaCheck.of(object("{\"properties\":{\"a\":{\"items\":{}}}}"), Map.of("a", deep))
                .isEmpty());
        assertEquals(100_000, SchemaSize.of(deep).depth());
    }

    @Test
    void a_schema_that_is_too_large_is_not_shown() {
        var small = object("{\"type\":\"object\"}");
        assertEquals(small, SchemaSize.bounded(small));
        var large = Map.<String, Object>of("description", "x".repeat(300_000));
        assertFalse(SchemaSize.bounded(large).containsValue(large.get("description")));
        assertTrue(SchemaSize.bounded(large).get("description").toString().contains("256 KiB"));
    }

    private static Map<String, Object> object(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
