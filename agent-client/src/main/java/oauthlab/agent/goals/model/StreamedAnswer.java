package oauthlab.agent.goals.model;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * An answer that arrives in pieces. What goes wrong becomes a message without the server's own words: some servers put a part
 * of the key into them.
 */
final class StreamedAnswer implements StreamingChatResponseHandler {

    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    private final Consumer<String> words;
    private final String server;

    StreamedAnswer(String server, Consumer<String> words) {
        this.server = server;
        this.words = words;
    }

    @Override
    public void onPartialResponse(String piece) {
        words.accept(piece);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        whole.completeExceptionally(error);
    }

    /** The whole of it. A stream that ends without a reason was cut off, even if what came looks whole. */
    ChatResponse await(Duration patience) {
        try {
            ChatResponse response = whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.finishReason() == null) throw cutOff();
            if (response.finishReason() == FinishReason.LENGTH) throw tooLong();
            return response;
        } catch (TimeoutException slow) {
            throw tooSlow(patience);
        } catch (ExecutionException failure) {
            throw explained(failure.getCause(), patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw AgentException.of("Stopped while waiting for " + server + ".");
        }
    }

    private AgentException explained(Throwable failure, Duration patience) {
        if (failure instanceof dev.langchain4j.exception.TimeoutException) return tooSlow(patience);
        if (failure instanceof AuthenticationException)
            return AgentException.of(
                    server + " does not take the key.", "Set AGENT_MODEL_KEY to one that is good there.");
        if (failure instanceof RateLimitException)
            return AgentException.of(
                    server + " has had too many requests, or the account has nothing left (429).",
                    "Wait a little, or look at the account.");
        if (failure instanceof ModelNotFoundException)
            return AgentException.of(
                    server + " does not know the model, or the address (404).",
                    "AGENT_MODEL_URL ends in /v1 for most servers with OpenAI's API, and has no path for Ollama;",
                    "AGENT_MODEL_NAME or --model is the name as the server has it.");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http)
                return AgentException.of(
                        server + " answered with the status " + http.statusCode() + ".", "See its log.");
        }
        return cutOff();
    }

    private AgentException cutOff() {
        return AgentException.of(
                server + " did not answer, or its answer ended in the middle.",
                "Nothing was done with the half of it. Is the server up? Try again.");
    }

    private AgentException tooLong() {
        return AgentException.of(
                server + " stopped at its limit of tokens (finish_reason length), so its answer is not whole.",
                "Nothing was done with the half of it. Give the model more room, or ask for less.");
    }

    private AgentException tooSlow(Duration patience) {
        return AgentException.of(
                server + " took longer than " + patience.toMillis() + " ms.",
                "A larger model needs more: oauthlab.model.patience.");
    }
}
