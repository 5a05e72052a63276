package oauthlab.mcp.conformance;

import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The tool whose schema uses what JSON Schema 2020-12 added; the list of tools must show it unchanged. */
@Singleton
@IfBuildProperty(name = ConformanceTest.FIXTURES, stringValue = "true")
class FixtureSchema {

    static final String TOOL = "json_schema_2020_12_tool";

    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
             "$defs":{"address":{"$anchor":"addressDef","type":"object",
               "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
             "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
               "contactMethod":{"type":"string","enum":["phone","email"]},
               "phone":{"type":"string"},"email":{"type":"string"}},
             "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
             "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
             "then":{"required":["phone"]},"else":{"required":["email"]},
             "additionalProperties":false}
            """;

    void register(@Observes StartupEvent start, ToolManager tools) {
        tools.newTool(TOOL)
                .setDescription("Shows a schema")
                .setInputSchema(new JsonObject(SCHEMA))
                .setHandler(call -> ToolResponse.success("Nothing to do."))
                .register();
    }
}
