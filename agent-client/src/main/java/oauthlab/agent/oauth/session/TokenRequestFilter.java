package oauthlab.agent.oauth.session;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import oauthlab.agent.foundation.transcript.Transcript;

/** Notes the token request that quarkus-oidc-client makes and its answer (RFC 6749 sections 4.4.2 and 4.4.3). */
@Singleton
@Unremovable
class TokenRequestFilter implements OidcRequestFilter, OidcResponseFilter {

    private static final String SENT = "oauthlab.sent";

    private final SessionSettings settings;
    private final Transcript transcript;

    TokenRequestFilter(SessionSettings settings, Transcript transcript) {
        this.settings = settings;
        this.transcript = transcript;
    }

    static String request(SessionSettings settings) {
        return "POST " + settings.issuer() + "/oauth/token";
    }

    @Override
    public void filter(OidcRequestContext context) {
        context.contextProperties().put(SENT, message(context.request().headers(), context.requestBody()));
    }

    @Override
    public void filter(OidcResponseContext context) {
        Message sent = context.requestProperties().get(SENT);
        transcript.add(new Exchange(
                request(settings),
                String.valueOf(context.statusCode()),
                sent,
                message(context.responseHeaders(), context.responseBody())));
    }

    private static Message message(MultiMap headers, Buffer body) {
        Map<String, String> named = new TreeMap<>();
        headers.forEach(header -> named.put(header.getKey(), header.getValue()));
        return new Message(named, body == null ? "" : body.toString());
    }
}
