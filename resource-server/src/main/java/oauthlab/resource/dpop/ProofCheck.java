package oauthlab.resource.dpop;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.proofs.SeenProofs;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.resource.guard.PossessionCheck;
import oauthlab.resource.platform.Refusal;
import oauthlab.shared.proof.BadDpopProof;
import oauthlab.shared.proof.DpopChallenge;
import oauthlab.shared.proof.DpopNonces;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/** Checks the proof that comes with a bound token. RFC 9449 sections 4.3 and 7.1. */
@Singleton
final class ProofCheck implements PossessionCheck {

    private static final String HEADER = "DPoP";

    private final SeenProofs seen;
    private final DpopNonces nonces;
    private final ProofSettings settings;
    private final Clock clock;
    private final URI audience;

    ProofCheck(SeenProofs seen, DpopNonces nonces, ProofSettings settings, Clock clock, GuardSettings guard) {
        this.seen = seen;
        this.nonces = nonces;
        this.settings = settings;
        this.clock = clock;
        this.audience = URI.create(guard.audience());
    }

    @Override
    public void require(ContainerRequestContext request, String token, VerifiedCredential verified) {
        try {
            check(proof(request.getHeaders().get(HEADER)), request, token, verified);
        } catch (BadDpopProof bad) {
            throw refused(OAuthErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is not good: " + bad.getMessage() + ".");
        }
    }

    private void check(DpopProof proof, ContainerRequestContext request, String token, VerifiedCredential verified) {
        proof.requireFor(request.getMethod(), address(request));
        proof.requireNotBefore(clock.instant(), settings.window());
        proof.requireBinding(token, verified.keyThumbprint().orElseThrow());
        if (nonces.isWanting(proof.nonce(), settings.requiresNonce()))
            throw refused(
                    OAuthErrorCode.USE_DPOP_NONCE,
                    "Put the value of the header DPoP-Nonce of this answer into the proof as 'nonce', and send it again.");
        if (proof.nonce() == null) proof.requireFresh(clock.instant(), settings.window());
        // Last, so that what was refused for another reason can be sent again.
        Caller caller = verified.caller();
        if (!seen.isFirst(proof.thumbprint(), proof.id(), caller.clientId() + " " + caller.subject()))
            throw refused(OAuthErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is not good: its jti was used before.");
    }

    private DpopProof proof(List<String> headers) {
        if (headers == null || headers.isEmpty())
            throw refused(
                    OAuthErrorCode.INVALID_DPOP_PROOF,
                    "The token is bound to a key, and there is no proof (header DPoP).");
        if (headers.size() > 1)
            throw refused(OAuthErrorCode.INVALID_DPOP_PROOF, "There are two DPoP proofs; send one.");
        return DpopProof.read(headers.get(0));
    }

    /** As the world calls this address: behind a proxy the host of the request may be another. */
    private String address(ContainerRequestContext request) {
        return audience.getScheme() + "://" + audience.getRawAuthority()
                + request.getUriInfo().getRequestUri().getRawPath();
    }

    private Refusal refused(OAuthErrorCode code, String description) {
        var body = new ErrorResponse(code, description);
        return new Refusal(
                401, body, Map.of("WWW-Authenticate", DpopChallenge.of(body), DpopNonces.HEADER, nonces.fresh()));
    }
}
