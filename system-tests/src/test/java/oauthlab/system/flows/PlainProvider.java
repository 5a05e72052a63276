package oauthlab.system.flows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;

/** A provider of plain OAuth, on this machine, that approves whatever comes; its access tokens are over soon. */
public final class PlainProvider implements AutoCloseable {

    /** Whoever asks who the user is gets no answer. */
    public volatile boolean isSilent;

    public final CountDownLatch asked = new CountDownLatch(1);
    public final AtomicInteger refreshes = new AtomicInteger();
    private final HttpServer server;

    public PlainProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/token", this::token);
        server.createContext("/user", this::user);
        server.start();
    }

    /** What a server has to be told to let its users sign in here, as the provider {@code plain}. */
    public Map<String, String> settings() {
        String there = "http://localhost:" + server.getAddress().getPort();
        String prefix = "OAUTHLAB_UPSTREAM_PROVIDERS_PLAIN_";
        return Map.of(
                prefix + "CLIENT_ID", "the-lab",
                prefix + "AUTHORIZATION_ENDPOINT", there + "/authorize",
                prefix + "TOKEN_ENDPOINT", there + "/token",
                prefix + "USERINFO_ENDPOINT", there + "/user",
                prefix + "SUBJECT_FROM", "userinfo",
                prefix + "SUBJECT_FIELD", "id",
                prefix + "SCOPES", "user",
                prefix + "HAND_OVER_TO", "mcp-task-manager",
                prefix + "TIMEOUT", "PT30S");
    }

    /** Says yes to what is asked before leaving for here; the answer sends the browser away. */
    public static Response leaves(Browser browser, Map<String, String> request) {
        Response question =
                browser.get("/broker/plain?return_to=" + Browser.encode("/oauth/authorize?" + Browser.query(request)));
        return browser.submit(question, "/broker/plain", CompanySignIn.with(question, "approve"));
    }

    /** Where the browser comes back to. */
    public static String callback(Response away) {
        return "/broker/plain/callback?code=a-code&state=" + Browser.parameter(away, "state");
    }

    /** All the way: a token for this resource, whose user signed in here. */
    public static String token(Lab lab, String resource) {
        var browser = new Browser(lab.auth());
        var verifier = CodeVerifier.random();
        var request = Approval.request("tasks:read", verifier);
        request.put("resource", resource);
        Response done = browser.get(callback(leaves(browser, request)));
        return Approval.redeem(lab, Browser.parameter(done, "code"), verifier).path("access_token");
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isRefresh = form.contains("grant_type=refresh_token");
        int number = isRefresh ? refreshes.incrementAndGet() : 0;
        answer(
                exchange,
                "{\"access_token\":\"access-" + number + "\",\"refresh_token\":\"refresh-" + number
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":" + (isRefresh ? 3600 : 10) + "}");
    }

    private void user(HttpExchange exchange) throws IOException {
        if (isSilent) asked.countDown();
        else answer(exchange, "{\"id\":7,\"login\":\"seven\"}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
