package oauthlab.auth.foundation.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers in the one form that an address has, whatever {@code Accept} says (RFC 9110 section 12.5.1 leaves that to the server). The
 * framework would refuse with 406: a library that asks for {@code text/html} could never get a token.
 */
class AcceptFilter {

    private static final String ANY = "*/*";

    @ServerRequestFilter(preMatching = true)
    void anyWillDo(ContainerRequestContext request) {
        request.getHeaders().add(HttpHeaders.ACCEPT, ANY);
    }
}
