package oauthlab.agent.oauth.identity;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.shared.proof.DpopProofFactory;

/** The proofs for one server's tokens, with the nonces that its servers asked for. RFC 9449 sections 4, 8 and 9. */
public final class Proofs {

    private final DpopProofFactory key;
    private final Clock clock;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    public Proofs(DpopProofFactory key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public DpopProofFactory key() {
        return key;
    }

    /** A proof for one request. */
    public String proof(String method, URI address, Optional<String> accessToken) {
        Optional<String> nonce = Optional.ofNullable(nonces.get(address.getAuthority()));
        return key.proof(method, address, nonce, accessToken, clock.instant());
    }

    /** Keeps the nonce for the next proof. @return true when it is another than before, so that trying again makes sense */
    public boolean remember(URI address, Optional<String> nonce) {
        return nonce.isPresent() && !nonce.get().equals(nonces.put(address.getAuthority(), nonce.get()));
    }
}
