package oauthlab.mcp.tools;

import static oauthlab.shared.protocol.OAuthErrorCode.INSUFFICIENT_SCOPE;
import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_SCOPE;

import io.quarkiverse.mcp.server.ToolCallException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.regex.Pattern;
import oauthlab.mcp.downstream.DownstreamException;
import oauthlab.mcp.downstream.TaskApi;
import oauthlab.mcp.downstream.TaskApiClient;
import org.jboss.logging.Logger;

/**
 * Calls the task API, and turns a failure into a sentence that a model can act on: what was wrong, with which value,
 * and what to try.
 *
 * <p>MCP specification, "Error Handling" of tools: such a failure is a result with {@code isError}, not a protocol
 * error, so that the model gets to read it.
 */
@Singleton
class ToolErrors {

    private static final Logger LOG = Logger.getLogger(ToolErrors.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** There is no such task, or it is somebody else's. */
    static final class NoSuchTask extends ToolCallException {
        private NoSuchTask(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final TaskApi api;

    ToolErrors(TaskApi api) {
        this.api = api;
    }

    /** The result of {@code operation}. */
    <T> Uni<T> call(Function<TaskApiClient, Uni<T>> operation) {
        return api.call(operation).onFailure(DownstreamException.class).transform(this::explained);
    }

    /** The result of {@code operation} on the task with this id, which becomes a part of a path. */
    <T> Uni<T> callFor(String id, Function<TaskApiClient, Uni<T>> operation) {
        if (!ID.matcher(id).matches()) return Uni.createFrom().failure(noSuchTask(id, null));
        return api.call(operation)
                .onFailure(ToolErrors::isMissing)
                .transform(failure -> noSuchTask(id, failure))
                .onFailure(DownstreamException.class)
                .transform(this::explained);
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof DownstreamException refused && refused.status() == 404;
    }

    private ToolCallException explained(Throwable failure) {
        LOG.warn(failure.getMessage());
        return new ToolCallException(explain((DownstreamException) failure), failure);
    }

    private static ToolCallException noSuchTask(String id, Throwable cause) {
        return new NoSuchTask("There is no task with id '" + id + "'. list_tasks shows the ids.", cause);
    }

    private String explain(DownstreamException failure) {
        return switch (failure.service()) {
            case AUTHORIZATION_SERVER -> explainNoToken(failure);
            case TASK_API -> explainRefusal(failure);
        };
    }

    private static String explainNoToken(DownstreamException failure) {
        String who = "The authorization server at " + failure.address();
        return failure.isUnreachable()
                ? who + " does not answer as it should, so there is no access token. Try again in a moment."
                : who + " refuses to issue an access token" + reason(failure) + " Trying again will not help: "
                        + (isAboutScope(failure)
                                ? "a token with more scope is needed."
                                : "another token, or other settings of the two servers are needed.");
    }

    private static boolean isAboutScope(DownstreamException failure) {
        String code = failure.error() == null ? null : failure.error().error();
        return INVALID_SCOPE.wire().equals(code) || INSUFFICIENT_SCOPE.wire().equals(code);
    }

    private String explainRefusal(DownstreamException failure) {
        String who = "The task API at " + failure.address();
        if (failure.isUnreachable()) return who + " does not answer. Try again in a moment.";
        return switch (failure.status()) {
            case 400, 413, 415, 422 ->
                "The task API does not accept this" + reason(failure) + " Correct the arguments and try again.";
            case 401 ->
                who + " refuses the " + (api.showsKey() ? "API key of this server" : "access token, a fresh one too")
                        + reason(failure)
                        + " Trying again will not help: the settings of the servers have to be put right.";
            case 403 ->
                who + " says that the " + (api.showsKey() ? "API key of this server" : "access token")
                        + " does not allow this" + reason(failure)
                        + " Trying again will not help: one with more scope is needed.";
            default -> who + " failed with status " + failure.status() + reason(failure) + " Try again in a moment.";
        };
    }

    private static String reason(DownstreamException failure) {
        if (failure.error() == null || failure.error().error() == null) return ".";
        String description = failure.error().description();
        return ": " + failure.error().error() + (description == null ? "." : " (" + description + ").");
    }
}
