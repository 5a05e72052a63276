package oauthlab.auth.tokens.dpop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.replay.ReplayStore;
import oauthlab.shared.proof.BadDpopProof;
import oauthlab.shared.proof.DpopNonces;
import oauthlab.shared.proof.DpopProof;

/** Checks the proof that comes with a request. RFC 9449 section 4.3. */
@ApplicationScoped
public class DpopCheck implements MetadataContributor {

    private static final String HEADER = "DPoP";

    private final DpopNonces nonces;
    private final DpopSettings settings;
    private final ReplayStore replays;
    private final Issuer issuer;
    private final Clock clock;

    DpopCheck(DpopNonces nonces, DpopSettings settings, ReplayStore replays, Issuer issuer, Clock clock) {
        this.nonces = nonces;
        this.settings = settings;
        this.replays = replays;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The thumbprint of the key that the sender has proven to have; empty when the request brings no proof.
     *
     * @param path of this endpoint
     * @throws RuntimeException that is answered with {@code invalid_dpop_proof} or {@code use_dpop_nonce}
     */
    public Optional<String> check(HttpHeaders headers, String method, String path) {
        try {
            return proof(headers, method, path).map(DpopProof::thumbprint);
        } catch (BadDpopProof bad) {
            throw DpopException.bad(bad.getMessage());
        }
    }

    /**
     * As {@link #check}, for a request with an access token that is bound to a key: the proof must be there, made for this
     * very token and with this key.
     */
    public void require(HttpHeaders headers, String method, String path, String accessToken, String thumbprint) {
        try {
            proof(headers, method, path)
                    .orElseThrow(() -> DpopException.bad("the token is bound to a key, and there is no proof"))
                    .requireBinding(accessToken, thumbprint);
        } catch (BadDpopProof bad) {
            throw DpopException.bad(bad.getMessage()).atResource();
        } catch (DpopException refused) {
            throw refused.atResource();
        }
    }

    /** A request that must come with a proof, and does not. */
    public RuntimeException missing() {
        return DpopException.bad("this client must send one (dpop_bound_access_tokens), and there is none");
    }

    /** What was bound to a key comes with a proof of another one, or of none. */
    public RuntimeException otherKey() {
        return DpopException.bad("what you bring is bound to another key than the proof's");
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("dpop_signing_alg_values_supported", DpopProof.ALGORITHMS);
    }

    private Optional<DpopProof> proof(HttpHeaders headers, String method, String path) {
        List<String> all = headers.getRequestHeader(HEADER);
        if (all.isEmpty()) return Optional.empty();
        if (all.size() > 1) throw DpopException.bad("there are two; send one");
        DpopProof proof = DpopProof.read(all.get(0));
        proof.requireFor(method, issuer.endpoint(path));
        proof.requireNotBefore(clock.instant(), settings.window());
        if (nonces.isWanting(proof.nonce(), settings.requiresNonce())) throw DpopException.needsNonce();
        boolean hasNonce = proof.nonce() != null;
        if (!hasNonce) proof.requireFresh(clock.instant(), settings.window());
        // Last, so that what was refused for another reason can be sent again.
        Instant forgotten = hasNonce
                ? clock.instant().plus(DpopNonces.MAX_LIFETIME).plus(settings.window())
                : proof.issuedAt().plus(settings.window());
        if (!replays.first(new ReplayStore.Sender("dpop " + proof.thumbprint(), false), proof.id(), forgotten))
            throw DpopException.bad("its jti was used before");
        return Optional.of(proof);
    }
}
