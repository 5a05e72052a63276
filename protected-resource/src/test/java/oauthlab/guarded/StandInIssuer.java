package oauthlab.guarded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A small authorization server: it publishes real keys and signs with them, and can be stopped and started again. */
public final class StandInIssuer {

    /** A key with the algorithm it is for. */
    public record SigningKey(String algorithm, PublicJsonWebKey pair) {
        public String id() {
            return pair.getKeyId();
        }

        public PrivateKey secret() {
            return pair.getPrivateKey();
        }
    }

    private final List<JsonWebKey> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Callable<String> introspection = () -> "{\"active\":false}";
    private final StandInRevocations revocations = new StandInRevocations();
    private volatile UnaryOperator<String> mood = UnaryOperator.identity();
    private HttpServer server;
    private int port;
    private volatile SigningKey current;

    /** Makes keys and takes a port; answers once started. */
    public StandInIssuer() {
        try {
            start();
            port = server.getAddress().getPort();
            rotate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://localhost:" + port;
    }

    public int fetches() {
        return fetches.get();
    }

    public SigningKey key() {
        return current;
    }

    /** From now on another key signs, and the old one is not published any more. */
    public void rotate() {
        published.clear();
        current = publish("ES256");
    }

    /** One more key beside those that are published. */
    public SigningKey publish(String algorithm) {
        SigningKey key = newKey(algorithm);
        published.add(key.pair());
        return key;
    }

    public static SigningKey newKey(String algorithm) {
        try {
            PublicJsonWebKey pair = switch (algorithm) {
                case "ES256" -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
                case "RS256" -> RsaJwkGenerator.generateJwk(2048);
                default -> ed25519();
            };
            pair.setKeyId(UUID.randomUUID().toString());
            pair.setAlgorithm(algorithm);
            return new SigningKey(algorithm, pair);
        } catch (JoseException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the JDK's provider: the native one makes keys that the JOSE library cannot write down. */
    private static PublicJsonWebKey ed25519() throws JoseException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair();
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        return key;
    }

    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        answer("/.well-known/jwks.json", exchange -> {
            fetches.incrementAndGet();
            return new JsonWebKeySet(published).toJson();
        });
        answer("/.well-known/oauth-authorization-server", exchange -> metadata());
        answer("/introspect", this::introspection);
        answer("/revoked", revocations::page);
        server.start();
    }

    private String metadata() {
        return "{'issuer':'ISSUER','jwks_uri':'ISSUER/.well-known/jwks.json','introspection_endpoint':'ISSUER/introspect',"
                .concat("'revoked_tokens_endpoint':'ISSUER/revoked'}")
                .replace('\'', '"')
                .replace("ISSUER", issuer());
    }

    private String introspection(HttpExchange exchange) {
        questions.incrementAndGet();
        try {
            return introspection.call();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** How often it was asked about a token. */
    public int questions() {
        return questions.get();
    }

    /** What it says about every token from now on. */
    public void says(Callable<String> answer) {
        introspection = answer;
    }

    /** The list of what was revoked, as this server shows it. */
    public StandInRevocations revocations() {
        return revocations;
    }

    /** From now on every answer is changed like this before it is sent, or held back; by default it stays as it is. */
    public void spoils(UnaryOperator<String> answers) {
        mood = answers;
    }

    private void answer(String path, Function<HttpExchange, String> text) {
        server.createContext(path, exchange -> {
            byte[] body = mood.apply(text.apply(exchange)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    public void stop() {
        server.stop(0);
    }
}
