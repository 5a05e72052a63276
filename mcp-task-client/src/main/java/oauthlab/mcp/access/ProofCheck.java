package oauthlab.mcp.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.proofs.SeenProofs;
import oauthlab.shared.proof.BadDpopProof;
import oauthlab.shared.proof.DpopChallenge;
import oauthlab.shared.proof.DpopNonces;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.wire.PresentedCredential;

/**
 * Whoever brings a token that is bound to a key shows that he has the key. RFC 9449 sections 4.3 and 7.1.
 *
 * <p>The framework would take such a token as a bearer token, and takes the same proof twice.
 */
@Singleton
class ProofCheck {

    private static final String HEADER = "DPoP";

    private final SeenProofs seen;
    private final DpopNonces nonces;
    private final AccessSettings.Dpop settings;
    private final Challenges challenges;
    private final Clock clock;
    private final URI resource;

    ProofCheck(Challenges challenges, Clock clock, AccessSettings settings) {
        this.seen = new SeenProofs(clock, settings.dpop().window());
        this.nonces = DpopNonces.ofThisProcess(clock);
        this.settings = settings.dpop();
        this.challenges = challenges;
        this.clock = clock;
        this.resource = settings.resource();
    }

    /**
     * A token that is bound to a key is worth nothing without it; one that is not must not seem to be.
     *
     * @param verified with the thumbprint in the token, if there is one
     * @throws Refusal 401, when this request does not show the key
     */
    void require(RoutingContext request, PresentedCredential credential, VerifiedCredential verified) {
        Optional<String> key = verified.keyThumbprint();
        if (key.isPresent() && !credential.isBound())
            throw challenges.invalidToken(
                    "The token is bound to a key (cnf): send it as Authorization: DPoP TOKEN, with a proof.");
        if (key.isEmpty() && credential.isBound())
            throw challenges.invalidToken("The token is not bound to a key: send it as Authorization: Bearer TOKEN.");
        if (key.isEmpty()) return;
        // The nonce for the next proof, so that nobody is sent back for it (section 8.2).
        request.response().putHeader(DpopNonces.HEADER, nonces.fresh());
        try {
            check(proof(request), request, credential.token(), verified);
        } catch (BadDpopProof bad) {
            throw refused(OAuthErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is not good: " + bad.getMessage() + ".");
        }
    }

    private void check(DpopProof proof, RoutingContext request, String token, VerifiedCredential verified) {
        proof.requireFor(request.request().method().name(), address(request));
        proof.requireNotBefore(clock.instant(), settings.window());
        proof.requireBinding(token, verified.keyThumbprint().orElseThrow());
        if (nonces.isWanting(proof.nonce(), settings.requiresNonce()))
            throw refused(
                    OAuthErrorCode.USE_DPOP_NONCE,
                    "Put the value of the header DPoP-Nonce of this answer into the proof as 'nonce', and send it again.");
        if (proof.nonce() == null) proof.requireFresh(clock.instant(), settings.window());
        // Last, so that what was refused for another reason can be sent again.
        var caller = verified.caller();
        if (!seen.isFirst(proof.thumbprint(), proof.id(), caller.clientId() + " " + caller.subject()))
            throw new BadDpopProof("its jti was used before");
    }

    private static DpopProof proof(RoutingContext request) {
        List<String> proofs = request.request().headers().getAll(HEADER);
        if (proofs.isEmpty()) throw new BadDpopProof("there is none (header DPoP), and the token is bound to a key");
        if (proofs.size() > 1) throw new BadDpopProof("there are two; send one");
        return DpopProof.read(proofs.get(0));
    }

    /** As the world calls this address: behind a proxy the host of the request may be another. */
    private String address(RoutingContext request) {
        return resource.getScheme() + "://" + resource.getRawAuthority()
                + request.request().path();
    }

    private static Refusal refused(OAuthErrorCode code, String description) {
        var body = new ErrorResponse(code, description);
        return new Refusal(401, body, Map.of("WWW-Authenticate", DpopChallenge.of(body)));
    }
}
