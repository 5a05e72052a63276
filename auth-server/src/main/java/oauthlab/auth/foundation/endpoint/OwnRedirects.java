package oauthlab.auth.foundation.endpoint;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import oauthlab.auth.foundation.issuer.Issuer;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Completes redirects to pages of ours with the issuer. The framework would take the host from the request, and that is the
 * sender's word: with {@code Host: evil.example} the browser would go there to sign in.
 */
class OwnRedirects {

    private final Issuer issuer;

    OwnRedirects(Issuer issuer) {
        this.issuer = issuer;
    }

    @ServerResponseFilter
    void complete(ContainerResponseContext response) {
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        if (location != null && location.startsWith("/"))
            response.getHeaders().putSingle(HttpHeaders.LOCATION, issuer.endpoint(location));
    }
}
