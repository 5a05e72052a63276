package oauthlab.console.glass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.Hops;
import oauthlab.console.hops.News;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class GlassTest {

    private static final String ANSWER = "HTTP/1.1 200 Fine\r\nX-Odd:  two  spaces \r\ncontent-length: 2\r\n\r\nok";

    @Inject
    Hops hops;

    static Stream<String> requests() {
        return Stream.of(
                "GET /a%2Fb/../c;d?x=%zz&y=a+b#no HTTP/1.1\r\nhOsT: Localhost:4000\r\nX: \t tab\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 3\r\n\r\nabc",
                "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;q=\"1\"\r\nabc\r\n0\r\nTrailer: yes\r\n\r\n",
                "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001 this is TLS, not HTTP",
                "GET /\u00e4\u0000 HTTP/9.9\r\nbroken\r\n\r\nLab-Actor: stays\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void bytes_arrive_as_they_were_sent(String request) throws Exception {
        try (var upstream = new Upstream(request.length(), ANSWER)) {
            int port = Console.route("any-server", upstream.port());
            assertEquals(ANSWER, Console.send(port, request));
            assertEquals(request, upstream.received());
        }
    }

    @Test
    void the_name_that_a_client_gives_itself_does_not_arrive() throws Exception {
        String rest = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 22\r\n\r\nLab-Actor: in the body";
        try (var upstream = new Upstream(rest.length(), ANSWER)) {
            int port = Console.route("my-api", upstream.port());
            Console.send(
                    port,
                    "POST /x HTTP/1.1\r\nla",
                    "b-actor: att",
                    "acker\r\nHost: a\r\nContent-Length: 22\r\n\r\nLab-",
                    "Actor: in the body");
            assertEquals(rest, upstream.received());
        }
        Hop hop = await("my-api", "/x");
        assertEquals("attacker", hop.from().actor());
        assertEquals("Lab-Actor", hop.from().why());
        assertEquals(200, hop.status());
    }

    @Test
    void a_server_that_is_not_up_is_named() throws Exception {
        int nobody;
        try (var upstream = new Upstream(1, "")) {
            nobody = upstream.port();
        }
        int port = Console.route("task-server", nobody);
        String answer = Console.send(port, "GET /y HTTP/1.1\r\nHost: a\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 502 "), answer);
        assertTrue(
                answer.contains("task-server is not up behind the console") && answer.contains("./lab up task-server"),
                answer);
        assertEquals(502, await("task-server", "/y").status());
    }

    @Test
    void an_event_is_passed_on_before_the_stream_ends() throws Exception {
        String events =
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n";
        try (var upstream = new Upstream(34, events)) {
            int port = Console.route("streaming", upstream.port());
            assertEquals(events, Console.send(port, "GET /mcp HTTP/1.1\r\nHost: 1234567\r\n\r\n"));
        }
        assertEquals(
                "events",
                await("streaming", "/mcp").messages().response().body().type());
    }

    @Test
    void another_protocol_passes_after_an_upgrade() throws Exception {
        String request = "GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\u0081\u0005hello";
        try (var upstream = new Upstream(request.length(), answer)) {
            assertEquals(answer, Console.send(Console.route("chatting", upstream.port()), request));
        }
    }

    @Test
    void what_happens_is_told_to_the_page() throws Exception {
        var told = new java.util.concurrent.LinkedBlockingQueue<News>();
        hops.follow(told::add, () -> {});
        String request = "GET /told HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8.0\r\n\r\n";
        try (var upstream = new Upstream(request.length(), ANSWER)) {
            Console.send(Console.route("telling", upstream.port()), request);
        }
        Hop hop = Console.await(() -> Optional.ofNullable(told.poll())
                .filter(news -> news.data() instanceof Hop seen
                        && seen.path().equals("/told")
                        && seen.state().equals("done"))
                .map(news -> (Hop) news.data()));
        assertEquals("curl", hop.from().actor());
    }

    private Hop await(String server, String path) {
        return Console.await(() -> hops.all().stream()
                .filter(hop -> hop.to().actor().equals(server)
                        && hop.path().equals(path)
                        && !hop.state().equals("open"))
                .findFirst());
    }
}
