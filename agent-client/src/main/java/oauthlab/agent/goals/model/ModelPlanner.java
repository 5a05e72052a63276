package oauthlab.agent.goals.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import oauthlab.agent.goals.Done;
import oauthlab.agent.goals.Goal;
import oauthlab.agent.goals.Planner;
import oauthlab.agent.goals.Step;
import oauthlab.agent.goals.Tool;

/**
 * Asks a model for each step. It may read a title as an instruction: whatever it asks for goes through the limits of the run and
 * as far as the token allows.
 */
final class ModelPlanner implements Planner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<HashMap<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final StreamingChatModel model;
    private final String name;
    private final Duration patience;
    private final Consumer<String> words;

    /** @param words gets the text of the answers, in pieces, as they come */
    ModelPlanner(StreamingChatModel model, String name, Duration patience, Consumer<String> words) {
        this.model = model;
        this.name = name;
        this.patience = patience;
        this.words = words;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Step next(Goal goal, List<Tool> tools, List<Done> soFar) {
        var answer = new StreamedAnswer("The model " + name, words);
        model.chat(Conversation.of(goal, tools, soFar), answer);
        AiMessage message = answer.await(patience).aiMessage();
        String text = Objects.requireNonNullElse(message.text(), "").strip();
        // Of several calls the first is made; the model sees what came of it, and asks for the others again if it
        // wants.
        if (message.hasToolExecutionRequests())
            return call(message.toolExecutionRequests().get(0), text);
        return text.isEmpty() ? new Step.GaveUp("The model said nothing.") : new Step.Finished(text);
    }

    private static Step call(ToolExecutionRequest request, String why) {
        try {
            String written = Objects.requireNonNullElse(request.arguments(), "");
            Map<String, Object> arguments = written.isBlank() ? Map.of() : JSON.readValue(written, ARGUMENTS);
            if (arguments == null) throw new IllegalArgumentException("null");
            arguments.values().removeIf(Objects::isNull);
            return new Step.CallTool(request.name(), arguments, why);
        } catch (JsonProcessingException | IllegalArgumentException notAnObject) {
            return new Step.GaveUp(
                    "The model wants to call " + request.name() + " with arguments that are no JSON object.");
        }
    }
}
