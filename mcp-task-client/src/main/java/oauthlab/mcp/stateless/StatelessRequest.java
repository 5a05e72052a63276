package oauthlab.mcp.stateless;

import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.McpRequestImpl;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** One request, in the form in which the library takes requests from a transport. */
final class StatelessRequest extends McpRequestImpl<StatelessRequest.Alone> implements Sender {

    private static final String LOG_MESSAGE = "notifications/message";
    private static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    /** The library thinks in connections; this one knows of nothing but its one request. */
    static final class Alone extends McpConnectionBase {

        Alone(InitialRequest already, McpServerRuntimeConfig settings) {
            super("stateless", settings);
            initialize(already);
            setInitialized();
        }

        /** There is no way to a client but the answer to its request. */
        @Override
        public Future<Void> send(JsonObject message) {
            return Future.succeededFuture();
        }
    }

    private final Answer answer;

    StatelessRequest(
            String server,
            Answer answer,
            Alone connection,
            CurrentVertxRequest currentRequest,
            CurrentIdentityAssociation identity) {
        super(
                server,
                answer.message().json(),
                connection,
                null,
                association -> association.setIdentity(
                        ((QuarkusHttpUser) answer.request().user()).getSecurityIdentity()),
                () -> currentRequest.setCurrent(answer.request()),
                identity);
        this.answer = answer;
    }

    @Override
    public Sender sender() {
        return this;
    }

    @Override
    public Future<Void> send(JsonObject message) {
        if (message == null || LOG_MESSAGE.equals(message.getString("method")) && !wantsLog())
            return Future.succeededFuture();
        return answer.send(message);
    }

    /** A client that names no level gets no log. MCP specification 2026-07-28, "Logging". */
    private boolean wantsLog() {
        return answer.message().params().getJsonObject("_meta").containsKey(LOG_LEVEL);
    }
}
