package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The description of the addresses is valid OpenAPI 3.1, and says what is there. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OpenApiTest {

    @Test
    void every_operation_is_complete() {
        var ids = new ArrayList<String>();
        for (JsonObject operation : operations()) {
            ids.add(operation.getString("operationId"));
            operation
                    .getJsonObject("responses")
                    .forEach(response -> assertFalse(
                            ((JsonObject) response.getValue())
                                    .getString("description")
                                    .isEmpty(),
                            operation.encode()));
            for (Object parameter : operation.getJsonArray("parameters", new JsonArray()))
                assertTrue(((JsonObject) parameter).containsKey("schema"), operation.encode());
        }
        assertEquals(7, ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonObject document = document();
        var references = java.util.regex.Pattern.compile("\"\\$ref\":\"#/components/schemas/(\\w+)\"")
                .matcher(document.encode());
        while (references.find())
            assertTrue(document.getJsonObject("components")
                    .getJsonObject("schemas")
                    .containsKey(references.group(1)));
    }

    @Test
    void what_it_describes_answers() {
        for (String path : document().getJsonObject("paths").fieldNames()) {
            int status = given().redirects().follow(false).get(path).statusCode();
            assertTrue(List.of(200, 307, 401).contains(status), path + ": " + status);
        }
    }

    private static List<JsonObject> operations() {
        var operations = new ArrayList<JsonObject>();
        document()
                .getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue())
                        .forEach(operation -> operations.add((JsonObject) operation.getValue())));
        return operations;
    }

    private static JsonObject document() {
        return new JsonObject(given().get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString());
    }
}
