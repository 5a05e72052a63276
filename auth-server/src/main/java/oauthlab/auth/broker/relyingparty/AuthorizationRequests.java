package oauthlab.auth.broker.relyingparty;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import oauthlab.auth.broker.upstream.Discovery;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;

/** Where a browser has to go to sign in at a provider, and what it may say when it comes back. RFC 6749 section 4.1.1. */
@ApplicationScoped
public class AuthorizationRequests {

    private final Discovery discovery;

    AuthorizationRequests(Discovery discovery) {
        this.discovery = discovery;
    }

    /**
     * With a challenge of our own (RFC 7636), whatever the client's was: a code stolen on the way back is worth nothing.
     *
     * @param demands of the sign-in, which the provider has to meet: {@code prompt}, {@code max_age}
     * @throws UpstreamFailure when the provider cannot be found out about
     */
    public URI address(
            Provider provider,
            String redirectUri,
            String state,
            CodeVerifier verifier,
            String nonce,
            FormParameters demands) {
        FormParameters query = demands.with("response_type", "code")
                .with("client_id", provider.client().id())
                .with("redirect_uri", redirectUri)
                .with("scope", String.join(" ", provider.scopes()))
                .with("state", state)
                .with("code_challenge", CodeChallenge.of(verifier).value())
                .with("code_challenge_method", CodeChallenge.S256);
        if (provider.isOpenId()) query = query.with("nonce", nonce);
        for (var parameter : provider.parameters().entrySet())
            if (!query.has(parameter.getKey())) query = query.with(parameter.getKey(), parameter.getValue());
        String address = discovery.endpoints(provider).authorization().toString();
        return URI.create(address + (address.contains("?") ? "&" : "?") + query.toQuery());
    }

    /**
     * Is the answer from this provider? RFC 9207 section 2.4: one that says who it is must always say it; and whoever says it
     * must be right. Where nobody knows what a provider calls itself, its own address here tells it from others (RFC 9700 section
     * 4.4.2).
     */
    public boolean isFrom(Provider provider, FormParameters answer) {
        return answer.get("iss")
                .map(issuer -> provider.responseIssuer().map(issuer::equals).orElse(true))
                .orElseGet(() -> !discovery.endpoints(provider).namesItself());
    }
}
