package oauthlab.mcp.stateless;

import io.quarkiverse.mcp.server.Implementation;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpMessageHandler;
import io.quarkiverse.mcp.server.runtime.McpMetadata;
import io.quarkiverse.mcp.server.runtime.ResponseHandlers;
import io.quarkiverse.mcp.server.runtime.config.McpServersRuntimeConfig;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import oauthlab.mcp.messages.JsonRpcError;
import oauthlab.mcp.messages.Revision;
import org.jboss.logging.Logger;

/** A transport of our own for the library: hands it each request as if a connection had just been opened for it. */
@Singleton
class StatelessMessages extends McpMessageHandler<StatelessRequest> {

    static final String THE_ONLY_SERVER = "<default>";

    private static final Logger LOG = Logger.getLogger(StatelessMessages.class);
    private static final JsonRpcError FAILED = new JsonRpcError(500, -32603, "Internal error.", null);

    private static final InitialRequest ALREADY = new InitialRequest(
            new Implementation("stateless", Revision.STATELESS, null),
            Revision.STATELESS,
            List.of(),
            Transport.STREAMABLE_HTTP);

    private final RequestFactory requests;

    StatelessMessages(
            Features features,
            McpServersRuntimeConfig settings,
            ConnectionManager connections,
            ResponseHandlers responses,
            McpMetadata metadata,
            Vertx vertx,
            RequestFactory requests) {
        super(
                settings,
                connections,
                features.prompts,
                features.tools,
                features.resources,
                features.promptCompletions,
                features.templates,
                features.templateCompletions,
                features.notifications,
                responses,
                metadata,
                vertx,
                List.of(),
                null);
        this.requests = requests;
    }

    void answer(Answer answer) {
        var connection = new StatelessRequest.Alone(ALREADY, config.servers().get(THE_ONLY_SERVER));
        handle(requests.of(THE_ONLY_SERVER, answer, connection)).onFailure(failure -> {
            LOG.error("A message could not be handled", failure);
            if (!answer.request().response().ended())
                FAILED.send(answer.request(), answer.message().id());
        });
    }

    @Override
    protected Transport transport() {
        return Transport.STREAMABLE_HTTP;
    }
}
