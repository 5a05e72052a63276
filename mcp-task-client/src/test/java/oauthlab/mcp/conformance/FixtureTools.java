package oauthlab.mcp.conformance;

import io.quarkiverse.mcp.server.AudioContent;
import io.quarkiverse.mcp.server.Content;
import io.quarkiverse.mcp.server.EmbeddedResource;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.McpLog;
import io.quarkiverse.mcp.server.Progress;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.util.List;

/** The tools that the suite calls, with the answers that it expects. */
@Singleton
@Blocking
@IfBuildProperty(name = ConformanceTest.FIXTURES, stringValue = "true")
class FixtureTools {

    /** One red point. */
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    private static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA==";
    private static final String NAME_OF_PNG = "image/png";

    @Tool(name = "test_simple_text", description = "Answers with text")
    String simpleText() {
        return "This is a simple text response for testing.";
    }

    @Tool(name = "test_image_content", description = "Answers with an image")
    ImageContent image() {
        return new ImageContent(PNG, NAME_OF_PNG);
    }

    @Tool(name = "test_audio_content", description = "Answers with a sound")
    ToolResponse audio() {
        return ToolResponse.success(new AudioContent(WAV, "audio/wav"));
    }

    @Tool(name = "test_embedded_resource", description = "Answers with a document")
    EmbeddedResource embedded() {
        return new EmbeddedResource(new TextResourceContents(
                "test://embedded-resource", "This is an embedded resource content.", "text/plain"));
    }

    @Tool(name = "test_multiple_content_types", description = "Answers with several things")
    List<Content> mixed() {
        return List.of(
                new TextContent("Multiple content types test:"),
                new ImageContent(PNG, NAME_OF_PNG),
                new EmbeddedResource(new TextResourceContents(
                        "test://mixed-content-resource", "{\"test\":\"data\",\"value\":123}", "application/json")));
    }

    @Tool(name = "test_error_handling", description = "Fails")
    String error() {
        throw new ToolCallException("This tool intentionally returns an error for testing");
    }

    @Tool(name = "test_tool_with_logging", description = "Tells what it does")
    String logging(McpLog log) {
        log.info("Tool execution started");
        log.info("Tool processing data");
        log.info("Tool execution completed");
        return "Done.";
    }

    @Tool(name = "test_logging_tool", description = "Tells what it does, if it is asked to")
    String loggingIfWanted(McpLog log) {
        return logging(log);
    }

    @Tool(name = "test_tool_with_progress", description = "Tells how far it is")
    String progress(Progress progress) {
        if (progress.token().isPresent()) {
            for (int done : new int[] {0, 50, 100}) {
                progress.notificationBuilder()
                        .setProgress(done)
                        .setTotal(100)
                        .build()
                        .send()
                        .await()
                        .indefinitely();
            }
        }
        return "Done.";
    }
}
