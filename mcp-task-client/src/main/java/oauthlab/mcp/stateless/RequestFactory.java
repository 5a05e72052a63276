package oauthlab.mcp.stateless;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;

/** Makes requests for the library that know, in whatever thread a tool runs, who called. */
@Singleton
final class RequestFactory {

    private final CurrentVertxRequest currentRequest;
    private final CurrentIdentityAssociation identity;

    RequestFactory(CurrentVertxRequest currentRequest, CurrentIdentityAssociation identity) {
        this.currentRequest = currentRequest;
        this.identity = identity;
    }

    StatelessRequest of(String server, Answer answer, StatelessRequest.Alone connection) {
        return new StatelessRequest(server, answer, connection, currentRequest, identity);
    }
}
