package oauthlab.console.tokens;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.console.routes.Route;
import oauthlab.console.routes.RoutesFile;
import oauthlab.console.tokens.Token.Signature;
import oauthlab.shared.proof.SignedJwt;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Checks signatures with the keys of the lab's own authorization servers. The keys of other issuers are not fetched. */
@Singleton
final class Signatures {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final String KEY_SET = "/.well-known/jwks.json";
    private static final Signature NOT_CHECKED = new Signature("not checked", "the console has no key for it");
    private static final AlgorithmConstraints ANY_SIGNATURE =
            new AlgorithmConstraints(ConstraintType.BLOCK, "none", "HS256", "HS384", "HS512");

    private final RoutesFile routes;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<String, PublicKey> keys = new HashMap<>();
    private final Map<String, Instant> fetched = new HashMap<>();

    Signatures(RoutesFile routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /** @param issuer the claim {@code iss}; null when there is none */
    Signature check(String token, String issuer) {
        try {
            SignedJwt jwt = SignedJwt.parse(token);
            Map<String, Object> own = jwt.headerObject("jwk");
            if (!own.isEmpty())
                return verify(
                        jwt,
                        PublicJsonWebKey.Factory.newPublicJwk(own).getPublicKey(),
                        "made with the key in its own header");
            return key(issuer, jwt.header("kid"))
                    .map(key -> verify(jwt, key, "made with the key " + jwt.header("kid") + " of " + issuer))
                    .orElse(NOT_CHECKED);
        } catch (JoseException malformed) {
            return new Signature("not checked", "it is not a signed JWT that can be read");
        }
    }

    private static Signature verify(SignedJwt jwt, PublicKey key, String how) {
        try {
            jwt.verify(key, ANY_SIGNATURE);
            return new Signature("good", how);
        } catch (JoseException refused) {
            return new Signature("bad", "it does not fit the key: " + refused.getMessage());
        }
    }

    private Optional<PublicKey> key(String issuer, String kid) {
        if (issuer == null || kid == null) return Optional.empty();
        String name = issuer + " " + kid;
        if (!keys.containsKey(name)) route(issuer).ifPresent(route -> fetch(issuer, route));
        return Optional.ofNullable(keys.get(name));
    }

    private Optional<Route> route(String issuer) {
        return routes.current().stream()
                .filter(route -> issuer.matches("http://(localhost|127\\.0\\.0\\.1):" + route.port() + "/?"))
                .findFirst();
    }

    private void fetch(String issuer, Route route) {
        Instant now = clock.instant();
        if (fetched.getOrDefault(issuer, Instant.EPOCH).plus(BETWEEN_FETCHES).isAfter(now)) return;
        fetched.put(issuer, now);
        try {
            var address = URI.create("http://" + route.host() + ":" + route.targetPort() + KEY_SET);
            String set = http.send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofString())
                    .body();
            for (JsonWebKey key : new JsonWebKeySet(set).getJsonWebKeys())
                if (key instanceof PublicJsonWebKey open) keys.put(issuer + " " + key.getKeyId(), open.getPublicKey());
        } catch (IOException | JoseException unavailable) {
            // The next token tries again.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
