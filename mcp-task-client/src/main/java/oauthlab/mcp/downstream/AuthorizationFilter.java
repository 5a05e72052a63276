package oauthlab.mcp.downstream;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.access.Progress;
import oauthlab.mcp.exchange.OwnToken;
import oauthlab.mcp.exchange.OwnTokens;
import oauthlab.mcp.exchange.ProofKey;
import oauthlab.mcp.exchange.TokenRefusal;
import oauthlab.shared.proof.DpopNonces;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

/**
 * Writes our token into each request to the API: {@code Authorization: Bearer ...} (RFC 6750 section 2.1), or {@code DPoP ...}
 * and a proof (RFC 9449 section 7.1). By setting it is an API key of ours instead. The caller's token, or key, is never
 * written.
 *
 * <p>These kinds of filter stay on the event loop; the framework would hand others to another thread and back.
 */
@Singleton
public class AuthorizationFilter implements ResteasyReactiveClientRequestFilter, ResteasyReactiveClientResponseFilter {

    private static final String PROGRESS = "oauthlab.progress";
    private static final int UNAUTHORIZED = 401;

    private final OwnTokens tokens;
    private final CurrentIdentityAssociation identity;
    private final ProofKey key;
    private final DownstreamSettings settings;

    AuthorizationFilter(
            OwnTokens tokens, CurrentIdentityAssociation identity, ProofKey key, DownstreamSettings settings) {
        this.tokens = tokens;
        this.identity = identity;
        this.key = key;
        this.settings = settings;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        settings.key()
                .ifPresentOrElse(ours -> request.getHeaders().putSingle("X-API-Key", ours), () -> addToken(request));
    }

    /** The request waits for the token, if it has to be asked for; no thread does. */
    private void addToken(ResteasyReactiveClientRequestContext request) {
        request.suspend();
        Progress.current(identity)
                .invoke(known -> known.ifPresent(progress -> request.setProperty(PROGRESS, progress)))
                .chain(() -> Caller.current(identity))
                .chain(tokens::of)
                .invoke(token -> write(request, token))
                .onFailure()
                .invoke(failure -> TokenRefusal.ofCallersToken(failure)
                        .ifPresent(why -> progress(request).ifPresent(progress -> progress.refused(why))))
                .subscribe()
                .with(written -> request.resume(), request::resume);
    }

    private void write(ClientRequestContext request, OwnToken token) {
        String scheme = settings.dpop() ? "DPoP" : "Bearer";
        if (changes(request)) progress(request).ifPresent(Progress::writes);
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, scheme + " " + token.value());
        if (settings.dpop())
            request.getHeaders().putSingle("DPoP", key.proof(request.getMethod(), request.getUri(), token));
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext answer) {
        // There are none when the request was never sent, because there was no token for it.
        if (answer.getHeaders() == null) return;
        key.remember(request.getUri(), answer.getHeaderString(DpopNonces.HEADER));
        boolean isRefused = answer.getStatus() == UNAUTHORIZED;
        if (isRefused && changes(request)) progress(request).ifPresent(Progress::wroteNothing);
    }

    private static boolean changes(ClientRequestContext request) {
        return !request.getMethod().equals(HttpMethod.GET);
    }

    private static Optional<Progress> progress(ClientRequestContext request) {
        return Optional.ofNullable((Progress) request.getProperty(PROGRESS));
    }
}
