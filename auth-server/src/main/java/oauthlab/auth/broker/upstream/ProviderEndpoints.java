package oauthlab.auth.broker.upstream;

import java.net.URI;
import java.util.Optional;

/**
 * Where a provider answers. RFC 8414 section 2.
 *
 * @param namesItself whether it says who it is when it sends the browser back ({@code iss}, RFC 9207)
 */
public record ProviderEndpoints(
        URI authorization,
        URI token,
        Optional<URI> userinfo,
        Optional<URI> revocation,
        Optional<URI> jwks,
        boolean namesItself) {}
