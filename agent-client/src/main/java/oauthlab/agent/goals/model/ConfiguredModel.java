package oauthlab.agent.goals.model;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.goals.Planner;
import oauthlab.agent.goals.Planners;

/** Plans with a model when one is set up. The library is loaded only then: other commands start without it. */
@Singleton
class ConfiguredModel implements Planners.Source {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ModelSettings settings;

    ConfiguredModel(ModelSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Planner> planner(Optional<String> model, Consumer<String> words) {
        if (settings.url().isEmpty() && model.isEmpty()) return Optional.empty();
        URI url = settings.url()
                .orElseThrow(() -> AgentException.of(
                        "Nobody said where the model is.",
                        "Set AGENT_MODEL_URL, to http://localhost:11434 for Ollama,",
                        "or to https://api.example/v1 for a server that speaks OpenAI's API."));
        String name = model.or(settings::name)
                .orElseThrow(() -> AgentException.of(
                        "Nobody said which model at " + url + " is to plan.",
                        "Set AGENT_MODEL_NAME, or add --model NAME."));
        requireSafe(url);
        return Optional.of(
                new ModelPlanner(ChatModels.at(url, name, settings), name + " at " + url, settings.patience(), words));
    }

    /** A key that travels in the clear is everybody's. */
    private void requireSafe(URI url) {
        boolean isHttp = "http".equals(url.getScheme()) && url.getHost() != null;
        boolean isHttps = "https".equals(url.getScheme()) && url.getHost() != null;
        if (!isHttp && !isHttps)
            throw AgentException.of("AGENT_MODEL_URL is no address that begins with http:// or https://.");
        if (url.getUserInfo() != null)
            throw AgentException.of("AGENT_MODEL_URL has a password in it.", "Put the key into AGENT_MODEL_KEY.");
        if (isHttp && settings.key().isPresent() && !LOOPBACK.contains(url.getHost()))
            throw AgentException.of(
                    "The key would travel to " + url.getHost() + " in the clear.",
                    "Use https, or unset AGENT_MODEL_KEY.");
    }
}
