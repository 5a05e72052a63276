package oauthlab.auth.clients.clientauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.outbound.FetchFailed;
import oauthlab.auth.foundation.outbound.FetchedDocument;
import oauthlab.auth.foundation.outbound.OutboundFetch;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys of clients: registered with the client, or published at its {@code jwks_uri}. RFC 7591 section 2.
 *
 * <p>A client may change its keys at any time, so a key that is not found has the set fetched again; not more often than
 * every few seconds, or invented key ids would make us hammer the client.
 */
@ApplicationScoped
public class ClientKeys {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_SETS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OutboundFetch fetch;
    private final Clock clock;
    private final Cache<String, Fetched> sets =
            Caffeine.newBuilder().maximumSize(MAX_SETS).build();

    ClientKeys(OutboundFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    private record Fetched(List<JsonWebKey> keys, Instant at, Instant goodUntil) {}

    VerificationKeyResolver of(Client client) {
        return of(client.authentication().jwks(), client.authentication().jwksUri());
    }

    /** Resolves against this key set, or against the one that is published there. */
    public VerificationKeyResolver of(Optional<String> jwks, Optional<String> jwksUri) {
        return (token, nesting) -> {
            JsonWebKey key = select(token, keys(jwks, jwksUri, false));
            if (key == null) key = select(token, keys(jwks, jwksUri, true));
            if (key == null) throw new UnresolvableKeyException("no such key");
            return key.getKey();
        };
    }

    private List<JsonWebKey> keys(Optional<String> jwks, Optional<String> jwksUri, boolean again)
            throws UnresolvableKeyException {
        if (jwks.isPresent()) return parse(jwks.get());
        String uri = jwksUri.orElseThrow(() -> new UnresolvableKeyException("there are no keys"));
        Fetched known = sets.getIfPresent(uri);
        Instant now = clock.instant();
        boolean isFresh = known != null && now.isBefore(again ? known.at().plus(PAUSE) : known.goodUntil());
        return isFresh ? known.keys() : fetched(uri, now);
    }

    private List<JsonWebKey> fetched(String uri, Instant now) throws UnresolvableKeyException {
        try {
            FetchedDocument document = fetch.json(URI.create(uri), MAX_BYTES);
            var fresh = new Fetched(parse(document.text()), now, now.plus(document.goodFor()));
            sets.put(uri, fresh);
            return fresh.keys();
        } catch (FetchFailed | IllegalArgumentException failure) {
            throw new UnresolvableKeyException("its jwks_uri cannot be read: " + failure.getMessage());
        }
    }

    private static List<JsonWebKey> parse(String jwks) throws UnresolvableKeyException {
        try {
            return new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException notKeys) {
            throw new UnresolvableKeyException("its key set cannot be read");
        }
    }

    private static JsonWebKey select(JsonWebSignature token, List<JsonWebKey> keys) throws UnresolvableKeyException {
        try {
            return new VerificationJwkSelector().select(token, keys);
        } catch (JoseException unfit) {
            throw new UnresolvableKeyException("the keys of the client do not fit the assertion");
        }
    }
}
