package oauthlab.auth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.Providers;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;

/** Where providers send browsers back to. Each has its own address: so none can answer for another (the mix-up attack). */
@ApplicationScoped
class CallbackUris {

    private final Providers providers;
    private final Issuer issuer;

    CallbackUris(Providers providers, Issuer issuer) {
        this.providers = providers;
        this.issuer = issuer;
    }

    /** @throws OAuthException {@code invalid_request} when there is none of this name */
    Provider provider(String id) {
        return providers
                .find(id)
                .orElseThrow(() -> OAuthException.invalidRequest("There is no provider '" + id + "' here."));
    }

    /** What has to be registered there. */
    String address(Provider provider) {
        return issuer.endpoint("/broker/" + provider.id() + "/callback");
    }

    OAuthException refused(String reason) {
        return OAuthException.invalidRequest(
                "This sign-in cannot be finished: " + reason + ". Go back to the application and start again.");
    }
}
