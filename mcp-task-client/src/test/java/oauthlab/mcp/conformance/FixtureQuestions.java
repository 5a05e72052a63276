package oauthlab.mcp.conformance;

import io.quarkiverse.mcp.server.Elicitation;
import io.quarkiverse.mcp.server.ElicitationRequest.BooleanSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.Builder;
import io.quarkiverse.mcp.server.ElicitationRequest.EnumSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.MultiSelectEnumSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.NumberSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.PrimitiveSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.SingleSelectEnumSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.StringSchema;
import io.quarkiverse.mcp.server.Sampling;
import io.quarkiverse.mcp.server.SamplingMessage;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The tools that ask the client while they run, which the revisions with sessions allow. */
@Singleton
@Blocking
@IfBuildProperty(name = ConformanceTest.FIXTURES, stringValue = "true")
class FixtureQuestions {

    @Tool(name = "test_sampling", description = "Asks the client's model")
    Uni<String> sampling(@ToolArg(description = "What to ask") String prompt, Sampling sampling) {
        if (!sampling.isSupported()) return cannot("sampling");
        return sampling.requestBuilder()
                .addMessage(SamplingMessage.withUserRole(prompt))
                .setMaxTokens(100)
                .build()
                .send()
                .map(answer -> "LLM response: " + answer.content().asText().text());
    }

    @Tool(name = "test_elicitation", description = "Asks the user")
    Uni<String> elicitation(@ToolArg(description = "What to ask") String message, Elicitation user) {
        return ask(
                user,
                question -> question.setMessage(message)
                        .addSchemaProperty("username", text("User's response", null))
                        .addSchemaProperty("email", text("User's email address", null)));
    }

    @Tool(name = "test_elicitation_sep1034_defaults", description = "Asks with suggestions")
    Uni<String> defaults(Elicitation user) {
        return ask(
                user,
                question -> question.setMessage("Please check")
                        .addSchemaProperty("name", text("Name", "John Doe"))
                        .addSchemaProperty("age", new WholeNumber(30))
                        .addSchemaProperty("score", new NumberSchema("Score", null, null, null, false, 95.5))
                        .addSchemaProperty(
                                "status",
                                new SingleSelectEnumSchema(List.of("active", "inactive", "pending"), "active"))
                        .addSchemaProperty("verified", new BooleanSchema("Verified", null, true, false)));
    }

    @Tool(name = "test_elicitation_sep1330_enums", description = "Asks for choices")
    Uni<String> choices(Elicitation user) {
        var options = List.of("option1", "option2", "option3");
        var values = List.of("value1", "value2", "value3");
        var titles = List.of("First Option", "Second Option", "Third Option");
        return ask(
                user,
                question -> question.setMessage("Please choose")
                        .addSchemaProperty("untitledSingle", new SingleSelectEnumSchema(options))
                        .addSchemaProperty("titledSingle", new SingleSelectEnumSchema(values, titles))
                        .addSchemaProperty(
                                "legacyEnum",
                                new EnumSchema(
                                        null,
                                        null,
                                        List.of("opt1", "opt2", "opt3"),
                                        List.of("Option One", "Option Two", "Option Three"),
                                        false))
                        .addSchemaProperty("untitledMulti", new MultiSelectEnumSchema(options))
                        .addSchemaProperty(
                                "titledMulti",
                                new MultiSelectEnumSchema(null, null, values, titles, null, null, false, null)));
    }

    /** The library's own schema for numbers knows no whole ones. */
    private record WholeNumber(int suggestion) implements PrimitiveSchema {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public JsonObject asJson() {
            return new JsonObject().put("type", "integer").put("default", suggestion);
        }
    }

    private static Uni<String> ask(Elicitation user, UnaryOperator<Builder> question) {
        // The library makes no question for a client that cannot answer it.
        if (!user.isSupported()) return cannot("elicitation");
        return question.apply(user.requestBuilder())
                .build()
                .send()
                .map(answer -> "Elicitation completed: User response: action="
                        + answer.action().toString().toLowerCase(Locale.ROOT) + ", content=" + answer.content());
    }

    private static Uni<String> cannot(String what) {
        return Uni.createFrom().failure(new ToolCallException("The client does not support " + what + "."));
    }

    private static StringSchema text(String title, String suggestion) {
        return new StringSchema(title, title, null, null, null, true, suggestion);
    }
}
