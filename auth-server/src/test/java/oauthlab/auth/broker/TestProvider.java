package oauthlab.auth.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import oauthlab.auth.TestJwts;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Another provider, on this machine: what it says can be changed, and what it was asked can be read. */
public final class TestProvider implements AutoCloseable {

    /** How it answers a request. */
    interface Answer {
        void to(HttpExchange exchange, Map<String, String> form) throws IOException;
    }

    final Map<String, Object> claims = new LinkedHashMap<>();
    public final Map<String, Object> tokens = new LinkedHashMap<>();
    final Map<String, Object> user = new LinkedHashMap<>();
    final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    public final BlockingQueue<String> revoked = new LinkedBlockingQueue<>();
    final String issuer;
    /** What the ID token brings back; the test learns it from the authorization request. */
    String nonce;

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    /** The same for all tests, since a server keeps the keys that it knows for a while. */
    private static final PublicJsonWebKey DEFAULT_KEY = newKey();

    private PublicJsonWebKey key = DEFAULT_KEY;

    public TestProvider(int port) {
        issuer = "http://localhost:" + port;
        claims.put("sub", "c-1");
        claims.put("preferred_username", "carla");
        claims.put("email", "carla@company.example");
        tokens.put("access_token", "company-access-token-1");
        tokens.put("refresh_token", "company-refresh-token-1");
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 3600);
        tokens.put("scope", "openid profile email");
        answers.put("/.well-known/openid-configuration", (exchange, form) -> json(exchange, 200, metadata()));
        answers.put("/jwks", (exchange, form) -> send(exchange, 200, keySet()));
        answers.put("/token", (exchange, form) -> json(exchange, 200, tokenAnswer()));
        answers.put("/user", (exchange, form) -> json(exchange, 200, user));
        answers.put("/revoke", (exchange, form) -> {
            revoked.add(form.get("token"));
            json(exchange, 200, Map.of());
        });
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    void changeKey() {
        key = newKey();
    }

    void useTheUsualKey() {
        key = DEFAULT_KEY;
    }

    String idToken() {
        return sign(allClaims());
    }

    /** The same in a JWT that no library would make. */
    String idToken(String header, String claims) {
        return TestJwts.signed(header(header), claims, key.getPrivateKey());
    }

    /** With a header that is padded. */
    String paddedIdToken() {
        return TestJwts.padded(header(""), allClaims().toJson(), key.getPrivateKey());
    }

    private String header(String more) {
        return "{\"alg\":\"ES256\",\"kid\":\"" + key.getKeyId() + "\"" + more + "}";
    }

    JwtClaims allClaims() {
        var all = new JwtClaims();
        all.setIssuer(issuer);
        all.setAudience("the-lab");
        all.setIssuedAt(NumericDate.now());
        all.setExpirationTimeMinutesInTheFuture(5);
        if (nonce != null) all.setClaim("nonce", nonce);
        claims.forEach(all::setClaim);
        return all;
    }

    private String sign(JwtClaims all) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("ES256");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(all.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }

    Map<String, Object> tokenAnswer() {
        var answer = new LinkedHashMap<>(tokens);
        answer.put("id_token", idToken());
        return answer;
    }

    Map<String, Object> metadata() {
        return new LinkedHashMap<>(Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "/authorize",
                "token_endpoint", issuer + "/token",
                "userinfo_endpoint", issuer + "/user",
                "revocation_endpoint", issuer + "/revoke",
                "jwks_uri", issuer + "/jwks",
                "authorization_response_iss_parameter_supported", true));
    }

    static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        send(exchange, status, JsonUtil.toJson(body));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> form = form(exchange);
        if (path.equals("/token")) tokenRequests.add(form);
        Answer answer = answers.get(path);
        if (answer == null) {
            json(exchange, 404, Map.of());
            return;
        }
        try {
            answer.to(exchange, form);
        } catch (IOException gone) {
            Log.debug("the caller has gone", gone);
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.isEmpty()) return Map.of();
        return List.of(body.split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String keySet() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static PublicJsonWebKey newKey() {
        try {
            PublicJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            made.setKeyId("company-" + System.nanoTime());
            return made;
        } catch (JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
