package oauthlab.mcp.exchange;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import jakarta.inject.Singleton;
import java.net.URI;
import oauthlab.shared.proof.DpopNonces;

/**
 * Puts a proof into each token request, so that the token is bound to our key, and keeps the nonce of the answer. RFC 9449
 * section 5. By setting.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class TokenRequestProofs implements OidcRequestFilter, OidcResponseFilter {

    private final ProofKey key;
    private final URI tokenEndpoint;
    private final boolean isWanted;

    TokenRequestProofs(ProofKey key, ExchangeSettings settings) {
        this.key = key;
        this.tokenEndpoint = URI.create(settings.issuer() + "/oauth/token");
        this.isWanted = settings.taskApi().dpop();
    }

    @Override
    public void filter(OidcRequestContext context) {
        if (isWanted) context.request().putHeader("DPoP", key.proof("POST", tokenEndpoint));
    }

    @Override
    public void filter(OidcResponseContext context) {
        key.remember(tokenEndpoint, context.responseHeaders().get(DpopNonces.HEADER));
    }
}
