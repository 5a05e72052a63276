package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.Test;

/** The process is killed: what a user had finished is there, and what was half-done is not. */
class BrokerRestartIT {

    @Test
    void a_sign_in_that_was_finished_survives_a_killed_process_and_a_changed_master_key() {
        String first = RandomSecret.generate(32);
        try (Lab lab = Lab.startBroker("broker-restart", Map.of("OAUTHLAB_MASTER_KEY", first))) {
            String token = new CompanySignIn(lab)
                    .tokens("alice", "tasks:read", lab.mcp() + "/mcp")
                    .path("access_token");
            lab.service("auth-server").kill();
            lab.restart("auth-server");
            CompanySignIn.exchange(lab, token).then().statusCode(200);

            lab.service("auth-server").kill();
            String second = RandomSecret.generate(32);
            lab.set("OAUTHLAB_MASTER_KEY", second).set("OAUTHLAB_MASTER_KEY_PREVIOUS", first);
            lab.restart("auth-server");
            CompanySignIn.exchange(lab, token).then().statusCode(200);
            // Everything was wrapped anew at that start; so now the first key is not needed any more.
            lab.service("auth-server").kill();
            lab.set("OAUTHLAB_MASTER_KEY_PREVIOUS", "");
            lab.restart("auth-server");
            CompanySignIn.exchange(lab, token).then().statusCode(200);
        }
    }

    /** Between the provider's answer and ours: it has given tokens, and says who the user is when we are gone. */
    @Test
    void a_sign_in_in_the_middle_of_which_the_process_dies_leaves_nothing_and_can_be_made_again() throws Exception {
        var asked = new CountDownLatch(1);
        try (var provider = new SlowProvider(asked);
                Lab lab = Lab.startAuthServer("broker-killed", provider.settings())) {
            var browser = new Browser(lab.auth());
            Response mine = leaves(lab, browser);
            Thread waiting = new Thread(() -> tryToReturn(browser, mine));
            waiting.start();
            assertEquals(true, asked.await(20, TimeUnit.SECONDS), "the provider was asked who the user is");
            lab.service("auth-server").kill();
            waiting.join();
            provider.isSlow = false;
            lab.restart("auth-server");

            browser.get(callback(mine)).then().statusCode(400);
            var again = new Browser(lab.auth());
            Response done = again.get(callback(leaves(lab, again)));
            assertNotNull(Browser.parameter(done, "code"));
            long users = ((Number) RestAssured.get(lab.auth() + "/debug/audit?type=user.added")
                            .path("total"))
                    .longValue();
            assertEquals(1, users, "the one who came back");
        }
    }

    private static Response leaves(Lab lab, Browser browser) {
        String request = Browser.query(Approval.request("tasks:read", CodeVerifier.random()));
        Response question = browser.get("/broker/slow?return_to=" + Browser.encode("/oauth/authorize?" + request));
        return browser.submit(question, "/broker/slow", CompanySignIn.with(question, "approve"));
    }

    private static String callback(Response away) {
        return "/broker/slow/callback?code=a-code&state=" + Browser.parameter(away, "state");
    }

    private static void tryToReturn(Browser browser, Response away) {
        try {
            browser.get(callback(away));
        } catch (Exception connectionLost) {
            System.out.println("The browser lost the connection: " + connectionLost.getMessage());
        }
    }

    /** Plain OAuth; whoever asks who the user is waits, until it is not slow any more. */
    private static final class SlowProvider implements AutoCloseable {

        volatile boolean isSlow = true;
        private final HttpServer server;

        SlowProvider(CountDownLatch asked) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/token", exchange -> {
                answer(exchange, "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\"}");
            });
            server.createContext("/user", exchange -> {
                if (isSlow) asked.countDown();
                else answer(exchange, "{\"id\":7,\"login\":\"seven\"}");
            });
            server.start();
        }

        Map<String, String> settings() {
            String there = "http://localhost:" + server.getAddress().getPort();
            String prefix = "OAUTHLAB_UPSTREAM_PROVIDERS_SLOW_";
            return Map.of(
                    prefix + "CLIENT_ID", "the-lab",
                    prefix + "AUTHORIZATION_ENDPOINT", there + "/authorize",
                    prefix + "TOKEN_ENDPOINT", there + "/token",
                    prefix + "USERINFO_ENDPOINT", there + "/user",
                    prefix + "SUBJECT_FROM", "userinfo",
                    prefix + "SUBJECT_FIELD", "id",
                    prefix + "SCOPES", "user",
                    prefix + "TIMEOUT", "PT30S");
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
}
