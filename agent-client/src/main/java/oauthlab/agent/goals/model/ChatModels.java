package oauthlab.agent.goals.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;

/** The two APIs. In a class of its own: whoever only asks whether a model is wanted does not load the library. */
final class ChatModels {

    /** The library insists on a key; a local server does not look at it. */
    private static final String NO_KEY = "none";

    private ChatModels() {}

    static StreamingChatModel at(URI url, String name, ModelSettings settings) {
        boolean isOllama = url.getPath() == null || url.getPath().length() < 2;
        return isOllama ? ollama(url, name, settings) : openAi(url, name, settings);
    }

    private static StreamingChatModel ollama(URI url, String name, ModelSettings settings) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(new NoticedEnds())
                .baseUrl(url.toString())
                .modelName(name)
                .timeout(settings.patience())
                .build();
    }

    private static StreamingChatModel openAi(URI url, String name, ModelSettings settings) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(url.toString())
                .modelName(name)
                .apiKey(settings.key().orElse(NO_KEY))
                .timeout(settings.patience())
                .build();
    }
}
