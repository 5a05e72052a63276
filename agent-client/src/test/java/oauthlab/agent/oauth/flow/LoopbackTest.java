package oauthlab.agent.oauth.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The browser comes back to this machine, and others come too. */
class LoopbackTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final URI ADDRESS = URI.create("http://127.0.0.1/authorize");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Person person = new Person() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void tell(String line) {
            told.add(line);
        }

        @Override
        public Optional<String> ask(String question) {
            throw new AssertionError("nobody is asked: " + question);
        }
    };

    @Test
    void the_answer_is_taken_and_shown_as_a_page() throws Exception {
        var request = request();
        try (var approval = approval(LONG)) {
            var answer = CompletableFuture.supplyAsync(() -> approval.await(request, ADDRESS));
            untilAsked();
            HttpResponse<String> page = get(approval, "?code=the-code&state=" + request.state());
            assertEquals("the-code", answer.get(20, TimeUnit.SECONDS).code(request));
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Go back to the terminal"));
            assertFalse(page.body().contains("You are signed in"), "only the exchange of the code will tell");
            assertFalse(page.body().contains("the-code"));
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
            assertEquals(
                    "no-referrer", page.headers().firstValue("Referrer-Policy").orElseThrow());
        }
    }

    @Test
    void a_callback_from_another_tab_is_sent_away_and_the_right_one_still_taken() throws Exception {
        var request = request();
        try (var approval = approval(LONG)) {
            var answer = CompletableFuture.supplyAsync(() -> approval.await(request, ADDRESS));
            untilAsked();
            for (String other : List.of("?code=stolen&state=of-another-tab", "?code=stolen", "", "?code=a&code=b"))
                assertEquals(400, get(approval, other).statusCode(), other);
            assertFalse(answer.isDone());
            get(approval, "?code=right&state=" + request.state());
            assertEquals("right", answer.get(20, TimeUnit.SECONDS).code(request));
        }
    }

    @Test
    void other_paths_are_not_there() throws Exception {
        try (var approval = approval(LONG)) {
            assertEquals(
                    404,
                    send(approval.redirectUri().replace("/callback", "/other")).statusCode());
        }
    }

    @Test
    void a_refusal_is_shown_as_one() throws Exception {
        var request = request();
        try (var approval = approval(LONG)) {
            var answer = CompletableFuture.supplyAsync(() -> approval.await(request, ADDRESS));
            untilAsked();
            var page = get(approval, "?error=access_denied&error_description=%3Cscript%3E&state=" + request.state());
            assertTrue(page.body().contains("You are not signed in"));
            assertFalse(page.body().contains("<script>"));
            var response = answer.get(20, TimeUnit.SECONDS);
            var refusal = assertThrows(AgentException.class, () -> response.code(request));
            assertEquals("The approval was refused (access_denied).", refusal.getMessage());
        }
    }

    /** RFC 9207: the answer has our state, and is from another server. */
    @Test
    void an_answer_of_another_server_is_not_shown_as_a_success() throws Exception {
        var request = request();
        try (var approval = approval(LONG)) {
            var answer = CompletableFuture.supplyAsync(() -> approval.await(request, ADDRESS));
            untilAsked();
            var page = get(approval, "?code=a-code&iss=https%3A%2F%2Fevil.example&state=" + request.state());
            assertTrue(page.body().contains("You are not signed in"), page.body());
            var response = answer.get(20, TimeUnit.SECONDS);
            assertThrows(AgentException.class, () -> response.code(request));
        }
    }

    @Test
    void nobody_comes() {
        try (var approval = approval(Duration.ofMillis(50))) {
            var refusal = assertThrows(AgentException.class, () -> approval.await(request(), ADDRESS));
            assertTrue(refusal.getMessage().startsWith("Nobody approved within"));
            assertTrue(refusal.details().get(0).contains("--manual"));
            assertTrue(refusal.details().get(1).contains("logout NAME --forget"));
        }
    }

    @Test
    void a_second_sign_in_at_the_same_port_is_told_the_way_on() {
        try (var first = approval(LONG)) {
            int port = URI.create(first.redirectUri()).getPort();
            var refusal = assertThrows(AgentException.class, () -> approval(port, LONG));
            assertTrue(refusal.getMessage().startsWith("Port " + port + " of this machine is taken"));
            assertTrue(refusal.details().toString().contains("--manual"));
        }
    }

    @Test
    void afterwards_nobody_listens() {
        var approval = approval(LONG);
        approval.close();
        assertThrows(ConnectException.class, () -> send(approval.redirectUri()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]:%d/callback",
                "http://localhost:%d/callback",
                "http://127.0.0.1:%d",
                "http://127.0.0.1:%d/?from=agent",
                "http://127.0.0.1:%d/a%%20b?x=1&y=2"
            })
    void every_address_of_this_machine_is_listened_at(String form) throws Exception {
        var request = request();
        int port = freePort();
        var redirect = URI.create(String.format(Locale.ROOT, form, port));
        try (var approval = new LoopbackApproval(redirect, new Browser(new NoBrowser(LONG)), person, LONG, LONG)) {
            var answer = CompletableFuture.supplyAsync(() -> approval.await(request, ADDRESS));
            untilAsked();
            String join = redirect.getRawQuery() == null ? "?" : "&";
            get(approval, join + "code=the-code&state=" + request.state());
            assertEquals("the-code", answer.get(20, TimeUnit.SECONDS).code(request));
        }
    }

    @Test
    void a_page_with_an_error_is_not_seen_from_here_so_the_person_is_told_where_to_look() throws Exception {
        try (var approval = approval(LONG)) {
            CompletableFuture.runAsync(() -> approval.await(request(), ADDRESS));
            untilAsked();
            String line = "";
            while (!line.contains("read that page")) line = told.poll(20, TimeUnit.SECONDS);
            assertTrue(told.poll(20, TimeUnit.SECONDS).contains("agent logout NAME --forget"));
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void untilAsked() throws InterruptedException {
        for (String line = ""; !line.contains(ADDRESS.toString()); ) line = told.poll(20, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(Approval approval, String query) throws IOException, InterruptedException {
        return send(approval.redirectUri() + query);
    }

    private static HttpResponse<String> send(String address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private LoopbackApproval approval(Duration patience) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            return approval(port, patience);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    private LoopbackApproval approval(int port, Duration patience) {
        var redirect = URI.create("http://127.0.0.1:" + port + "/callback");
        return new LoopbackApproval(
                redirect, new Browser(new NoBrowser(patience)), person, patience, Duration.ofMillis(100));
    }

    private record NoBrowser(Duration approvalTimeout) implements FlowSettings {

        @Override
        public Optional<String> browser() {
            return Optional.of("/there/is/no/browser");
        }
    }

    private static AuthorizationRequest request() {
        var server = URI.create("http://127.0.0.1/mcp");
        var at = new Discovered(server, server.toString(), Scopes.NONE, false, metadata());
        return AuthorizationRequest.of(at, ClientIdentity.publicClient("me"), "http://127.0.0.1/callback", Scopes.NONE);
    }

    private static AuthorizationServerMetadata metadata() {
        try {
            return new ObjectMapper().readValue("{\"issuer\":\"http://127.0.0.1\"}", AuthorizationServerMetadata.class);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
