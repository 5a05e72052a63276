package oauthlab.guarded.jwt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Lookups;
import oauthlab.guarded.credential.Revocable;
import oauthlab.guarded.credential.RevocationCheck;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.guarded.server.Refreshing;
import oauthlab.guarded.server.ServerCalls;
import oauthlab.shared.proof.NativeSignatures;
import oauthlab.shared.proof.SignedJwt;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The public keys of the authorization server, fetched when first needed, and again after a few seconds. RFC 7517.
 *
 * <p>Keys change. A token with a key id we do not know is the sign of it, so the set is fetched again at once; not more often
 * than every few seconds, or anybody could make us hammer the authorization server with invented key ids. No such sign comes when
 * a key is given up because somebody stole it: hence the time. What that key signed is worth nothing from then on, also
 * what was verified before. While the authorization server is down, the keys we have stay good.
 */
public final class VerificationKeys implements RevocationCheck {

    private final AuthorizationServer server;
    private final ServerCalls calls;
    private final Clock clock;
    private final Lookups lookups;
    private final Duration refetch;
    private final Refreshing fetching;

    /** As it is published, and as it verifies. */
    private record Published(PublicJsonWebKey jwk, Key key) {}

    private volatile List<Published> published = List.of();
    private Instant nextRefetch = Instant.MIN;

    public VerificationKeys(
            AuthorizationServer server, ServerCalls calls, Clock clock, JwtSettings settings, Lookups lookups) {
        this.server = server;
        this.calls = calls;
        this.clock = clock;
        this.lookups = lookups;
        this.refetch = settings.jwksRefetch();
        this.fetching = new Refreshing("The set of keys", clock, settings.jwksEvery(), calls.patience(), this::fetch);
    }

    /**
     * The key with this id, for this algorithm.
     *
     * @throws InvalidToken when the authorization server has no such key
     * @throws Unavailable when it cannot be asked
     */
    Key find(TokenHeader header) {
        boolean wasFresh = fetching.isFresh();
        fetching.await();
        if (published.isEmpty()) throw unavailable();
        Optional<Key> kept = search(header);
        lookups.lookedUp("keys", wasFresh && kept.isPresent());
        return kept.or(() -> searchAgain(header)).orElseThrow(VerificationKeys::unknown);
    }

    /** Is it asked about what was verified a while ago? Its key may have been given up since. */
    @Override
    public void requireNotRevoked(Revocable token) {
        if (token.keyId().isEmpty()) return;
        fetching.await();
        if (published.stream()
                .noneMatch(known -> token.keyId().equals(known.jwk().getKeyId()))) throw unknown();
    }

    @Override
    public boolean isFresh(Revocable token) {
        return token.keyId().isEmpty() || fetching.isFresh();
    }

    private Optional<Key> search(TokenHeader header) {
        return published.stream()
                .filter(known -> fits(known.jwk(), header))
                .map(Published::key)
                .findFirst();
    }

    /** One thread fetches; those who waited for it look into what it brought. */
    private synchronized Optional<Key> searchAgain(TokenHeader header) {
        Optional<Key> fetchedMeanwhile = search(header);
        if (fetchedMeanwhile.isPresent() || clock.instant().isBefore(nextRefetch)) return fetchedMeanwhile;
        if (!fetching.readNow()) throw unavailable();
        nextRefetch = clock.instant().plus(refetch);
        return search(header);
    }

    private static boolean fits(PublicJsonWebKey key, TokenHeader header) {
        return header.keyId().equals(key.getKeyId())
                && (key.getAlgorithm() == null || SignedJwt.isSameAlgorithm(key.getAlgorithm(), header.algorithm()))
                && (key.getUse() == null || key.getUse().equals("sig"));
    }

    private void fetch() throws IOException {
        byte[] answer = calls.send(HttpRequest.newBuilder(address())
                .header("Accept", "application/json")
                .build());
        published = keys(new String(answer, StandardCharsets.UTF_8));
    }

    private URI address() throws IOException {
        try {
            return URI.create(server.jwksUri());
        } catch (Unavailable | IllegalArgumentException unknown) {
            throw new IOException(unknown.getMessage(), unknown);
        }
    }

    /** A set without a key that can be read is a mistake; for it the good ones would be given up. */
    private static List<Published> keys(String set) throws IOException {
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(set).getJsonWebKeys();
            if (!keys.isEmpty())
                return keys.stream()
                        .filter(PublicJsonWebKey.class::isInstance)
                        .map(PublicJsonWebKey.class::cast)
                        .map(jwk -> new Published(jwk, NativeSignatures.prepared(jwk.getPublicKey())))
                        .toList();
        } catch (JoseException | ClassCastException unreadable) { // the library casts what it finds
            throw new IOException("the answer is no set of keys", unreadable);
        }
        throw new IOException("there is no key in the set");
    }

    private static InvalidToken unknown() {
        return new InvalidToken("The token is signed with a key that the authorization server "
                + "does not publish (kid in its header). Get a new token.");
    }

    /** We do not know whether the token is good. Neither yes nor no would be right. */
    private Unavailable unavailable() {
        return new Unavailable("The keys of the authorization server " + server.issuer()
                + " cannot be fetched, so no token can be checked. Is it running? Try again in a moment.");
    }
}
