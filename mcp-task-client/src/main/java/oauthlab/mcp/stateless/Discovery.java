package oauthlab.mcp.stateless;

import io.quarkiverse.mcp.server.PromptManager;
import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceTemplateManager;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.quarkiverse.mcp.server.runtime.config.McpServersRuntimeConfig;
import io.quarkus.runtime.ApplicationConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import oauthlab.mcp.messages.Revision;

/**
 * What this server is and can. MCP specification 2026-07-28, "Discovery".
 *
 * <pre>{"supportedVersions":["2026-07-28",...],"capabilities":{"tools":{},...},"instructions":"..."}</pre>
 */
@Singleton
class Discovery {

    private final ToolManager tools;
    private final PromptManager prompts;
    private final ResourceManager resources;
    private final ResourceTemplateManager templates;
    private final McpServersRuntimeConfig library;
    private final ApplicationConfig application;

    Discovery(
            ToolManager tools,
            PromptManager prompts,
            ResourceManager resources,
            ResourceTemplateManager templates,
            McpServersRuntimeConfig library,
            ApplicationConfig application) {
        this.tools = tools;
        this.prompts = prompts;
        this.resources = resources;
        this.templates = templates;
        this.library = library;
        this.application = application;
    }

    JsonObject result() {
        var capabilities = new JsonObject();
        if (tools.iterator().hasNext()) capabilities.put("tools", new JsonObject());
        if (prompts.iterator().hasNext()) capabilities.put("prompts", new JsonObject());
        if (resources.iterator().hasNext() || templates.iterator().hasNext())
            capabilities.put("resources", new JsonObject());
        var result = new JsonObject()
                .put("supportedVersions", new JsonArray(Revision.supported()))
                .put("capabilities", capabilities);
        settings().instructions().ifPresent(text -> result.put("instructions", text));
        return result;
    }

    /** Name and version, for people who look at logs. */
    JsonObject serverInfo() {
        var info = new JsonObject()
                .put("name", settings().name().or(application::name).orElse(""));
        settings().title().ifPresent(title -> info.put("title", title));
        return info.put("version", settings().version().or(application::version).orElse(""));
    }

    private McpServerRuntimeConfig.ServerInfo settings() {
        return library.servers().get(StatelessMessages.THE_ONLY_SERVER).serverInfo();
    }
}
