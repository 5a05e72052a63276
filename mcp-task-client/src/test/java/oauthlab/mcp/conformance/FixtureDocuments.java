package oauthlab.mcp.conformance;

import io.quarkiverse.mcp.server.BlobResourceContents;
import io.quarkiverse.mcp.server.CompleteArg;
import io.quarkiverse.mcp.server.CompletePrompt;
import io.quarkiverse.mcp.server.EmbeddedResource;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.Prompt;
import io.quarkiverse.mcp.server.PromptArg;
import io.quarkiverse.mcp.server.PromptMessage;
import io.quarkiverse.mcp.server.RequestUri;
import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.util.List;

/** The resources and prompts that the suite reads. */
@Singleton
@Blocking
@IfBuildProperty(name = ConformanceTest.FIXTURES, stringValue = "true")
class FixtureDocuments {

    private static final String TEXT = "text/plain";

    @Resource(uri = "test://static-text", name = "text", description = "Some text", mimeType = TEXT)
    TextResourceContents text() {
        return new TextResourceContents("test://static-text", "This is the content of the static text resource.", TEXT);
    }

    @Resource(uri = "test://static-binary", name = "binary", description = "An image", mimeType = "image/png")
    BlobResourceContents binary() {
        return new BlobResourceContents("test://static-binary", FixtureTools.PNG, "image/png");
    }

    @Resource(uri = "test://watched-resource", name = "watched", description = "May change", mimeType = TEXT)
    TextResourceContents watched() {
        return new TextResourceContents("test://watched-resource", "It did not change.", TEXT);
    }

    @ResourceTemplate(
            uriTemplate = "test://template/{id}/data",
            name = "template",
            description = "One of many",
            mimeType = "application/json")
    TextResourceContents template(String id, RequestUri uri) {
        String json = "{\"id\":\"%s\",\"templateTest\":true,\"data\":\"Data for ID: %s\"}".formatted(id, id);
        return new TextResourceContents(uri.value(), json, "application/json");
    }

    @Prompt(name = "test_simple_prompt", description = "One sentence")
    PromptMessage simple() {
        return PromptMessage.withUserRole("This is a simple prompt for testing.");
    }

    @Prompt(name = "test_prompt_with_arguments", description = "A sentence with gaps")
    PromptMessage withArguments(
            @PromptArg(description = "First test argument") String arg1,
            @PromptArg(description = "Second test argument") String arg2) {
        return PromptMessage.withUserRole("Prompt with arguments: arg1='%s', arg2='%s'".formatted(arg1, arg2));
    }

    @CompletePrompt("test_prompt_with_arguments")
    List<String> complete(@CompleteArg(name = "arg1") String begun) {
        return List.of("paris", "park", "party").stream()
                .filter(value -> value.startsWith(begun))
                .toList();
    }

    @Prompt(name = "test_prompt_with_embedded_resource", description = "A sentence about a document")
    List<PromptMessage> withResource(@PromptArg(description = "Which document") String resourceUri) {
        return List.of(
                PromptMessage.withUserRole(new EmbeddedResource(
                        new TextResourceContents(resourceUri, "Embedded resource content for testing.", TEXT))),
                PromptMessage.withUserRole("Please process the embedded resource above."));
    }

    @Prompt(name = "test_prompt_with_image", description = "A sentence about an image")
    List<PromptMessage> withImage() {
        return List.of(
                PromptMessage.withUserRole(new ImageContent(FixtureTools.PNG, "image/png")),
                PromptMessage.withUserRole("Please analyze the image above."));
    }
}
