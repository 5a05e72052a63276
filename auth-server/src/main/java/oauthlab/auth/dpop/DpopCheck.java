package oauthlab.auth.dpop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.replay.UsedOnce;
import oauthlab.shared.secret.Digests;

/** Checks the proof that comes with a request. RFC 9449 section 4.3. */
@ApplicationScoped
public class DpopCheck implements Announcement {

    private static final String HEADER = "DPoP";

    private final DpopNonces nonces;
    private final DpopSettings settings;
    private final UsedOnce used;
    private final Issuer issuer;
    private final Clock clock;

    DpopCheck(DpopNonces nonces, DpopSettings settings, UsedOnce used, Issuer issuer, Clock clock) {
        this.nonces = nonces;
        this.settings = settings;
        this.used = used;
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
        return proof(headers, method, path).map(DpopProof::thumbprint);
    }

    /**
     * As {@link #check}, for a request with an access token that is bound to a key: the proof must be there, made for this
     * very token and with this key.
     */
    public void require(HttpHeaders headers, String method, String path, String accessToken, String thumbprint) {
        try {
            requireFor(accessToken, thumbprint, proof(headers, method, path));
        } catch (DpopException refused) {
            throw refused.atResource();
        }
    }

    private static void requireFor(String accessToken, String thumbprint, Optional<DpopProof> sent) {
        DpopProof proof =
                sent.orElseThrow(() -> DpopException.bad("the token is bound to a key, and there is no proof"));
        if (!Digests.sha256(accessToken).equals(proof.tokenHash()))
            throw DpopException.bad("ath is not the digest of this token");
        if (!thumbprint.equals(proof.thumbprint())) throw DpopException.bad("the token is bound to another key");
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
        if (!method.equals(proof.method())) throw DpopException.bad("htm must be " + method);
        if (!isSame(issuer.endpoint(path), proof.uri()))
            throw DpopException.bad("htu must be " + issuer.endpoint(path));
        requireFresh(proof);
        // Last, so that what was refused for another reason can be sent again.
        if (!used.first(
                "dpop " + proof.thumbprint(), proof.id(), proof.issuedAt().plus(settings.window())))
            throw DpopException.bad("its jti was used before");
        return Optional.of(proof);
    }

    private void requireFresh(DpopProof proof) {
        Instant now = clock.instant();
        boolean isTooOld = proof.issuedAt().isBefore(now.minus(settings.window()));
        if (isTooOld || proof.issuedAt().isAfter(now.plus(settings.window())))
            throw DpopException.bad("iat is too far from now; it is " + now + " here");
        if (settings.requiresNonce() && (proof.nonce() == null || !nonces.isGood(proof.nonce())))
            throw DpopException.needsNonce();
    }

    /** Section 4.3: without query and fragment; scheme and host in any case. */
    private static boolean isSame(String expected, String htu) {
        try {
            return htu != null && simple(URI.create(htu)).equals(simple(URI.create(expected)));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String simple(URI uri) {
        String authority = String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT) + "://" + authority + uri.getRawPath();
    }
}
