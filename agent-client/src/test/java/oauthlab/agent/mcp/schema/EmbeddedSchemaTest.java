package oauthlab.agent.mcp.schema;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of strangers in a document of ours: it can be read, and means the same. */
class EmbeddedSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // references
                "{'$ref':'#/$defs/a','$defs':{'a':{}}}               | {'$ref':'#/x/$defs/a','$defs':{'a':{}}}",
                "{'items':{'$ref':'#'}}                              | {'items':{'$ref':'#/x'}}",
                "{'$ref':'#/$defs/nothing'}                          | {}",
                "{'$ref':'https://evil.example/s.json'}              | {}",
                "{'$ref':'file:///etc/passwd','title':'t'}           | {'title':'t'}",
                "{'$ref':'other.json#/a'}                            | {}",
                "{'$ref':7}                                          | {}",
                "{'$ref':'#a','$defs':{'x':{'$anchor':'a'}}}         | {'$ref':'#/x/$defs/x','$defs':{'x':{}}}",
                "{'$dynamicRef':'#a','$defs':{'x':{'$dynamicAnchor':'a'}}} | {'$ref':'#/x/$defs/x','$defs':{'x':{}}}",
                "{'$id':'https://a.example/s','$ref':'https://a.example/s#/$defs/x','$defs':{'x':{}}} | {'$ref':'#/x/$defs/x','$defs':{'x':{}}}",
                "{'$id':'https://a.example/s','$ref':'t','$defs':{'x':{'$id':'t'}}} | {'$ref':'#/x/$defs/x','$defs':{'x':{}}}",
                "{'$defs':{'x':{'$id':'t','$ref':'#/$defs/y','$defs':{'y':{}}}}} | {'$defs':{'x':{'$ref':'#/x/$defs/x/$defs/y','$defs':{'y':{}}}}}",
                "{'properties':{'a/b':{'$ref':'#/properties/a~1b'}}} | {'properties':{'a/b':{'$ref':'#/x/properties/a~1b'}}}",
                "{'$ref':'#/items/0','items':[{}]}                   | {}",
                "{'$schema':'urn:unknown','$id':'urn:x','type':'object'} | {'type':'object'}",
                // values
                "{'default':{'$ref':'#/a','title':'\u202e','$id':'x'}} | {'default':{'$ref':'#/a','title':'\u202e','$id':'x'}}",
                "{'enum':[{'$ref':'#/a'}],'const':{'$anchor':'a'}}   | {'enum':[{'$ref':'#/a'}],'const':{'$anchor':'a'}}",
                "{'properties':{'$ref':{'type':'string'},'enum':{'$ref':'#'},'$id':{}}} | {'properties':{'$ref':{'type':'string'},'enum':{'$ref':'#/x'},'$id':{}}}",
                // what is no schema
                "{'type':'any','pattern':'[a-z','required':true,'minimum':'3','exclusiveMinimum':true} | {}",
                "{'type':['string','null'],'pattern':'^[a-z]+$','required':['a']} | {'type':['string','null'],'pattern':'^[a-z]+$','required':['a']}",
                "{'pattern':'(?i)a'}                                 | {}",
                "{'pattern':'a++'}                                   | {}",
                "{'pattern':'(?<name>a)(?=b)(?:c)'}                  | {'pattern':'(?<name>a)(?=b)(?:c)'}",
                "{'properties':{'a':'string','b':true,'c':null}}     | {'properties':{'a':{},'b':true,'c':{}}}",
                "{'properties':[],'anyOf':{},'allOf':[],'items':7,'description':3,'enum':'a','examples':'b','minLength':-1} | {}",
                "{'minLength':1.0,'multipleOf':0,'uniqueItems':'yes','format':1} | {'minLength':1.0}",
                "{'discriminator':'a','xml':1,'externalDocs':'b','example':1,'x-own':[1]} | {'x-own':[1]}"
            })
    void what_is_a_schema_stays_and_the_rest_goes(String schema, String expected) throws Exception {
        assertEquals(read(expected), EmbeddedSchema.of(read(schema), "#/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type",
                "enum",
                "const",
                "default",
                "examples",
                "required",
                "dependentRequired",
                "dependencies",
                "allOf",
                "anyOf",
                "prefixItems",
                "items",
                "not",
                "properties",
                "patternProperties",
                "$defs",
                "dependentSchemas",
                "title",
                "pattern",
                "format",
                "minimum",
                "multipleOf",
                "maxLength",
                "uniqueItems",
                "$ref",
                "$dynamicRef",
                "$id",
                "$anchor",
                "$schema",
                "$vocabulary",
                "discriminator",
                "x-own"
            })
    void null_breaks_no_keyword(String keyword) throws Exception {
        for (String value : List.of("null", "[null]", "['string',null]", "{'a':null}", "{'a':[null]}")) {
            Map<String, Object> schema =
                    read("{'" + keyword + "':" + value + ",'properties':{'b':{'$ref':'#/$defs/c'}}}");
            assertDoesNotThrow(() -> EmbeddedSchema.of(schema, "#/x"), value);
        }
    }

    @Test
    void words_for_people_are_shown_without_what_nobody_sees() throws Exception {
        assertEquals(
                Map.of("description", "a\\u202eb\nc"), EmbeddedSchema.of(Map.of("description", "a\u202eb\nc"), "#/x"));
    }

    private static Map<String, Object> read(String json) throws Exception {
        return JSON.readValue(json.replace('\'', '"'), OBJECT);
    }
}
