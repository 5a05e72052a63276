package oauthlab.guarded.proofs;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.shared.proof.BadDpopProof;
import oauthlab.shared.proof.DpopChallenge;
import oauthlab.shared.proof.DpopNonces;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/** Who brings a token that is bound to a key shows that he has the key. RFC 9449 sections 4.3 and 7.1. */
public final class ProofCheck {

    /** The header of a proof. */
    public static final String HEADER = "DPoP";

    private final SeenProofs seen;
    private final DpopNonces nonces;
    private final ProofSettings settings;
    private final Clock clock;
    private final URI resource;

    /** @param resource as the world calls this server: behind a proxy the host of a request may be another */
    public ProofCheck(ProofSettings settings, Clock clock, URI resource) {
        this.seen = new SeenProofs(clock, settings.window());
        this.nonces = DpopNonces.ofThisProcess(clock);
        this.settings = settings;
        this.clock = clock;
        this.resource = resource;
    }

    /**
     * The request that a proof has to be for.
     *
     * @param path as it was sent, with its percent-encoding
     * @param proofs all values of {@link #HEADER}; null and none are the same
     */
    public record Request(String method, String path, List<String> proofs) {}

    /** For the next proof, so that nobody is sent back for it (section 8.2): the value of {@link DpopNonces#HEADER}. */
    public String nonce() {
        return nonces.fresh();
    }

    /**
     * A token that is bound to a key is worth nothing without it; one that is not must not seem to be.
     *
     * @throws InvalidToken for a token of one kind that was sent as one of the other
     * @throws Refusal 401 with a challenge, when this request does not show the key
     */
    public void require(Credential credential, VerifiedCredential verified, Request request) {
        Optional<String> key = verified.keyThumbprint();
        boolean isSentAsBound = credential instanceof Credential.BoundToken;
        if (key.isPresent() && !isSentAsBound)
            throw new InvalidToken(
                    "The token is bound to a key (cnf): send it as Authorization: DPoP TOKEN, with a proof.");
        if (key.isEmpty() && isSentAsBound)
            throw new InvalidToken("The token is not bound to a key: send it as Authorization: Bearer TOKEN.");
        if (key.isPresent()) requireProof(request, credential.value(), key.get(), verified.caller());
    }

    private void requireProof(Request request, String token, String key, Caller caller) {
        try {
            check(request, token, key, caller);
        } catch (BadDpopProof bad) {
            throw refused(OAuthErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is not good: " + bad.getMessage() + ".");
        }
    }

    private void check(Request request, String token, String key, Caller caller) {
        DpopProof proof = proof(request.proofs());
        proof.requireFor(request.method(), resource.getScheme() + "://" + resource.getRawAuthority() + request.path());
        proof.requireNotBefore(clock.instant(), settings.window());
        proof.requireBinding(token, key);
        if (nonces.isWanting(proof.nonce(), settings.requiresNonce()))
            throw refused(
                    OAuthErrorCode.USE_DPOP_NONCE,
                    "Put the value of the header DPoP-Nonce of this answer into the proof as 'nonce', and send it again.");
        if (proof.nonce() == null) proof.requireFresh(clock.instant(), settings.window());
        // Last, so that what was refused for another reason can be sent again.
        if (!seen.isFirst(proof.thumbprint(), proof.id(), caller.clientId() + " " + caller.subject()))
            throw new BadDpopProof("its jti was used before");
    }

    private static DpopProof proof(List<String> proofs) {
        if (proofs == null || proofs.isEmpty())
            throw new BadDpopProof("there is none (header DPoP), and the token is bound to a key");
        if (proofs.size() > 1) throw new BadDpopProof("there are two; send one");
        return DpopProof.read(proofs.get(0));
    }

    private Refusal refused(OAuthErrorCode code, String description) {
        var body = new ErrorResponse(code, description);
        return new Refusal(
                401, body, Map.of("WWW-Authenticate", DpopChallenge.of(body), DpopNonces.HEADER, nonces.fresh()));
    }
}
