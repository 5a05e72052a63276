package oauthlab.mcp.exchange;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.shared.proof.DpopProofFactory;

/**
 * The key that our tokens are bound to, and the proofs made with it. RFC 9449 section 4.2. It is made at the start of this
 * process, and ends with it, as the tokens do.
 */
@Singleton
public class ProofKey {

    private final DpopProofFactory key = DpopProofFactory.random();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final Clock clock;

    ProofKey(Clock clock) {
        this.clock = clock;
    }

    /** A proof for a request to the token endpoint. */
    public String proof(String method, URI address) {
        return key.proof(method, address, nonce(address), Optional.empty(), clock.instant());
    }

    /** A proof for a request with this access token (section 7.1). */
    public String proof(String method, URI address, OwnToken token) {
        return key.proof(method, address, nonce(address), Optional.of(token.value()), clock.instant());
    }

    /** The value that the server at this address wants to see in the next proof (section 8.2); null is none. */
    public void remember(URI address, String nonce) {
        if (nonce != null) nonces.put(address.getAuthority(), nonce);
    }

    private Optional<String> nonce(URI address) {
        return Optional.ofNullable(nonces.get(address.getAuthority()));
    }
}
