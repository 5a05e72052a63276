package oauthlab.resource.jwt;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.resource.audit.AccessMetrics;
import oauthlab.resource.discovery.AuthorizationServer;
import oauthlab.resource.discovery.Pause;
import oauthlab.resource.discovery.ServerCalls;
import oauthlab.resource.ground.Refusal;
import oauthlab.resource.guard.InvalidToken;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The public keys of the authorization server, fetched when first needed and kept. RFC 7517.
 *
 * <p>Keys change. A token with a key id we do not know is the sign of it, so the set is fetched again; not more often
 * than every few seconds, or anybody could make us hammer the authorization server with invented key ids.
 */
@ApplicationScoped
class VerificationKeys {

    private static final Logger LOG = Logger.getLogger(VerificationKeys.class);

    private final AccessMetrics metrics;
    private final Clock clock;
    private final Duration refetch;
    private final AuthorizationServer server;
    private final Duration kept;
    private volatile HttpsJwks published;
    private Instant nextRefetch = Instant.MIN;
    private final Pause pause;
    private volatile boolean haveKeys;

    VerificationKeys(Clock clock, JwtSettings settings, AuthorizationServer server, AccessMetrics metrics) {
        this.metrics = metrics;
        this.clock = clock;
        this.pause = new Pause(clock);
        this.server = server;
        this.kept = settings.jwksCache();
        this.refetch = settings.jwksRefetch();
    }

    /**
     * The key with this id, for this algorithm.
     *
     * @throws InvalidToken when the authorization server has no such key
     * @throws Refusal 503, when it cannot be asked
     */
    PublicKey find(TokenHeader header) {
        Optional<PublicKey> kept = search(header);
        metrics.lookedUp("keys", kept.isPresent());
        return kept.or(() -> searchAgain(header))
                .orElseThrow(() -> new InvalidToken("The token is signed with a key that the authorization server "
                        + "does not publish (kid in its header). Get a new token."));
    }

    private Optional<PublicKey> search(TokenHeader header) {
        return kept().stream()
                .filter(key -> fits(key, header))
                .map(key -> ((PublicJsonWebKey) key).getPublicKey())
                .findFirst();
    }

    private List<JsonWebKey> kept() {
        if (!haveKeys && pause.isOn()) throw unavailable();
        try {
            List<JsonWebKey> keys = published().getJsonWebKeys();
            haveKeys = true;
            return keys;
        } catch (JoseException | IOException failure) {
            throw failed(failure);
        }
    }

    /** One thread fetches; those who waited for it look into what it brought. */
    private synchronized Optional<PublicKey> searchAgain(TokenHeader header) {
        Optional<PublicKey> fetchedMeanwhile = search(header);
        if (fetchedMeanwhile.isPresent() || clock.instant().isBefore(nextRefetch)) return fetchedMeanwhile;
        if (pause.isOn()) throw unavailable();
        try {
            published().refresh();
        } catch (JoseException | IOException failure) {
            throw failed(failure);
        }
        nextRefetch = clock.instant().plus(refetch);
        return search(header);
    }

    private static boolean fits(JsonWebKey key, TokenHeader header) {
        return key instanceof PublicJsonWebKey
                && header.keyId().equals(key.getKeyId())
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(header.algorithm()))
                && (key.getUse() == null || key.getUse().equals("sig"));
    }

    private Refusal failed(Exception failure) {
        pause.begin();
        LOG.warnf("The keys at %s cannot be fetched: %s", server.jwksUri(), failure.getMessage());
        return unavailable();
    }

    /** We do not know whether the token is good. Neither yes nor no would be right. */
    private Refusal unavailable() {
        return Refusal.unavailable("The keys of the authorization server cannot be fetched from " + server.jwksUri()
                + ", so no token can be checked. Is it running? Try again in a moment.");
    }

    /** Where the keys are has to be found out first, and the server may not be up yet. */
    private HttpsJwks published() {
        return published == null ? discover() : published;
    }

    private synchronized HttpsJwks discover() {
        if (published != null) return published;
        var found = new HttpsJwks(server.jwksUri());
        Get get = impatientGet();
        found.setSimpleHttpGet(address -> requireKeys(get.get(address)));
        found.setDefaultCacheDuration(kept.toSeconds());
        // While the authorization server is down, the keys we have stay good.
        found.setRetainCacheOnErrorDuration(kept.toSeconds());
        found.setRefreshReprieveThreshold(0);
        published = found;
        return found;
    }

    /** A set without a key that can be read is a mistake; for it the good ones would be given up. */
    private static SimpleResponse requireKeys(SimpleResponse answer) throws IOException {
        try {
            if (!new JsonWebKeySet(answer.getBody()).getJsonWebKeys().isEmpty()) return answer;
        } catch (JoseException | ClassCastException unreadable) { // the library casts what it finds
            throw new IOException("the answer is no set of keys", unreadable);
        }
        throw new IOException("there is no key in the set");
    }

    private static Get impatientGet() {
        var get = new Get();
        get.setConnectTimeout((int) ServerCalls.PATIENCE.toMillis());
        get.setReadTimeout((int) ServerCalls.PATIENCE.toMillis());
        get.setRetries(0);
        return get;
    }
}
