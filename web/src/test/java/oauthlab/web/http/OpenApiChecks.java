package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;

/** The description of the endpoints is valid OpenAPI 3.1, so that generators of clients can read it. */
public abstract class OpenApiChecks {

    /** Where the service is. */
    protected abstract URI server();

    @Test
    void every_operation_has_an_id_of_its_own_and_an_answer_when_all_is_well() throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asText();
            assertTrue(id.matches("[A-Za-z0-9_-]{1,64}"), operation.toString());
            ids.add(id);
            assertTrue(
                    operation.path("responses").properties().stream()
                            .anyMatch(response -> response.getKey().matches("[23].*")),
                    id);
        }
        assertFalse(ids.isEmpty());
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    }

    /** OpenAPI 3.1, "Response Object" and "Parameter Object". */
    @Test
    void every_response_has_a_description_and_every_parameter_a_schema() throws Exception {
        for (JsonNode operation : operations()) {
            for (JsonNode response : operation.path("responses"))
                assertFalse(response.path("description").asText().isEmpty(), operation.toString());
            for (JsonNode parameter : operation.path("parameters")) {
                assertTrue(parameter.has("schema"), parameter.toString());
                assertTrue(!parameter.path("in").asText().equals("path")
                        || parameter.path("required").asBoolean());
            }
        }
    }

    /** OpenAPI 3.1, "Path Templating". */
    @Test
    void every_variable_of_a_path_is_a_parameter() throws Exception {
        for (Entry<String, JsonNode> path : document().path("paths").properties())
            for (JsonNode operation : path.getKey().contains("{") ? path.getValue() : List.<JsonNode>of())
                assertTrue(operation.path("parameters").toString().contains("\"in\":\"path\""), path.getKey());
    }

    @Test
    void every_reference_leads_somewhere() throws Exception {
        JsonNode document = document();
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.asText();
            assertTrue(pointer.startsWith("#/"), pointer);
            assertFalse(document.at(pointer.substring(1)).isMissingNode(), pointer);
        }
    }

    private List<JsonNode> operations() throws Exception {
        List<JsonNode> operations = new ArrayList<>();
        for (JsonNode path : document().path("paths")) path.forEach(operations::add);
        return operations;
    }

    protected final JsonNode document() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server().resolve("/q/openapi?format=json"));
        String text = HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
        JsonNode document = new ObjectMapper().readTree(text);
        assertTrue(document.path("openapi").asText().startsWith("3.1"), text);
        return document;
    }
}
