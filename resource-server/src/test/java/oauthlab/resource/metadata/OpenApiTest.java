package oauthlab.resource.metadata;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

/** The description of the endpoints is valid OpenAPI 3.1, so that generators of clients can read it. */
@QuarkusTest
class OpenApiTest extends ApiTest {

    @Test
    void every_operation_has_an_id_of_its_own_and_an_answer_when_all_is_well() throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asText();
            assertTrue(id.matches("[A-Za-z0-9_-]{1,64}"), operation.toString());
            ids.add(id);
            assertTrue(names(operation.path("responses")).anyMatch(code -> code.startsWith("2")), id);
        }
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    }

    /** OpenAPI 3.1, "Response Object" and "Parameter Object". */
    @Test
    void every_response_has_a_description_and_every_parameter_a_schema() throws IOException {
        for (JsonNode operation : operations()) {
            for (JsonNode response : operation.path("responses"))
                assertTrue(!response.path("description").asText().isEmpty(), operation.toString());
            for (JsonNode parameter : operation.path("parameters")) {
                assertTrue(parameter.has("schema"), parameter.toString());
                assertTrue(!parameter.path("in").asText().equals("path")
                        || parameter.path("required").asBoolean());
            }
        }
    }

    /** OpenAPI 3.1, "Path Templating". */
    @Test
    void every_variable_of_a_path_is_a_parameter() throws IOException {
        JsonNode paths = document().path("paths");
        names(paths).filter(path -> path.contains("{")).forEach(path -> {
            for (JsonNode operation : paths.get(path))
                assertTrue(operation.path("parameters").toString().contains("\"in\":\"path\""), path);
        });
    }

    private static List<JsonNode> operations() throws IOException {
        List<JsonNode> operations = new ArrayList<>();
        JsonNode paths = document().path("paths");
        // Tests have endpoints, too.
        names(paths)
                .filter(path -> !path.contains("forgotten"))
                .forEach(path -> paths.get(path).forEach(operations::add));
        assertTrue(operations.size() >= 10, "they are found");
        return operations;
    }

    private static JsonNode document() throws IOException {
        String text = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonNode document = new ObjectMapper().readTree(text);
        assertTrue(document.path("openapi").asText().startsWith("3.1"), text);
        return document;
    }

    private static java.util.stream.Stream<String> names(JsonNode object) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(object.fieldNames(), 0), false);
    }
}
