package oauthlab.mcp.stepup;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.guarded.refusal.Challenges;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.messages.IncomingMessages;
import oauthlab.mcp.messages.Message;
import oauthlab.mcp.platform.RefusalAnswer;
import oauthlab.mcp.scopes.ToolScopes;
import oauthlab.shared.protocol.Scopes;
import org.jboss.logging.Logger;

/**
 * Asks, before a tool is called, whether the token allows it. RFC 6750 section 3.1.
 *
 * <p>The library could ask too, but would answer 200 with an error of JSON-RPC, in which no client looks for scopes: those
 * stand in the {@code WWW-Authenticate} of a 403.
 */
@Singleton
class ScopeCheck {

    private static final String CALL = "tools/call";
    private static final Logger LOG = Logger.getLogger("oauthlab.denied");

    private final ToolScopes scopes;
    private final Challenges challenges;

    ScopeCheck(ToolScopes scopes, Challenges challenges) {
        this.scopes = scopes;
        this.challenges = challenges;
    }

    void register(@Observes Router router) {
        router.post(IncomingMessages.PATH).order(IncomingMessages.CHECK_SCOPES).handler(this::check);
    }

    private void check(RoutingContext request) {
        Message message = Message.of(request);
        Scopes needed = needed(message);
        Caller caller = Caller.of(request);
        if (caller.scopes().containsAll(needed)) {
            request.next();
            return;
        }
        String operation = operation(message);
        LOG.infof("insufficient_scope: %s by %s needs %s", operation, caller, needed);
        RefusalAnswer.send(challenges.insufficientScope(operation, needed, Scopes.NONE, caller.scopes()), request);
    }

    /** For the header and the log, which hold words of ours only: the name of a tool that is in the table, no address. */
    private static String operation(Message message) {
        return message.method().equals(CALL) ? CALL + " " + message.name().orElseThrow() : message.method();
    }

    private Scopes needed(Message message) {
        if (message.method() == null) return Scopes.NONE;
        return switch (message.method()) {
            case CALL -> message.name().map(scopes::of).orElse(Scopes.NONE);
            case "resources/read", "resources/list", "resources/subscribe", "prompts/get", "completion/complete" ->
                scopes.reading();
            default -> Scopes.NONE;
        };
    }
}
