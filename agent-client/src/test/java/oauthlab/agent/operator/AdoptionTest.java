package oauthlab.agent.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {

    private final StringWriter printed = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private HttpServer server;
    private String metrics = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/metrics", exchange -> {
            byte[] bytes = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void clients_and_the_time_of_checks_are_added_up_over_all_instances() {
        metrics = """
                # HELP oauthlab_client_calls_total Calls
                oauthlab_client_calls_total{client="web-app",credential="key",outcome="accepted"} 1.0
                oauthlab_client_calls_total{client="web-app",credential="token",outcome="accepted"} 2.0
                oauthlab_client_calls_total{client="admin-tool",credential="key",outcome="refused"} 1.0
                oauthlab_client_last_seen_seconds{client="web-app",credential="key"} 1.0
                oauthlab_validation_seconds_count{check="apikey"} 2
                oauthlab_validation_seconds_sum{check="apikey"} 0.006
                oauthlab_validation_seconds_count{check="jwt"} 0
                other_metric{client="stranger"} 5
                """;
        assertEquals(0, run(address(), address()), complained.toString());
        String expected = """
                client                   by key  refused by token  tokens           last key       last token
                admin-tool                    0        2        0  ░░░░░░░░░░   0 % never          never
                web-app                       2        0        4  ██████░░░░  66 % AGO days ago never

                Still with a key: 2 of 2.

                check of a credential    checks      average
                apikey                        4      3.00 ms
                """;
        assertEquals(expected, printed.toString().replaceAll("\\d+ days ago", "AGO days ago"));
    }

    @Test
    void without_a_call_it_says_so_and_without_a_key_too() {
        assertEquals(0, run(address()));
        assertEquals("No client has called yet.\n", printed.toString());
        metrics = "oauthlab_client_calls_total{client=\"a\",credential=\"token\",outcome=\"accepted\"} 1.0\n";
        assertEquals(0, run(address()));
        assertTrue(printed.toString().endsWith("\nNobody uses a key any more.\n"), printed.toString());
    }

    @Test
    void a_name_is_no_markup_in_the_page_and_no_control_character_in_a_terminal(@TempDir Path folder)
            throws IOException {
        metrics =
                "oauthlab_client_calls_total{client=\"<b>\u001b[31m\u009b31m\u202e\",credential=\"key\",outcome=\"accepted\"} 1.0\n";
        Path page = folder.resolve("page.html");
        assertEquals(0, run("--html", page.toString(), address()));
        assertEquals("Written: " + page + "\n", printed.toString());
        String html = Files.readString(page);
        assertTrue(html.contains("<td>&lt;b&gt;\\u001b[31m\\u009b31m\\u202e</td><td>1</td>"), html);
        assertTrue(html.startsWith("<!doctype html>") && html.endsWith("</html>\n"), html);
    }

    @Test
    void an_instance_that_does_not_answer_is_named() {
        String address = address();
        server.stop(0);
        assertEquals(1, run(address));
        assertEquals(
                "lab: no metrics at " + address + "/q/metrics. Is the task API up? ./lab up resource-server\n",
                complained.toString());
        assertEquals(1, run("-x"));
        assertEquals(1, run("not an address"));
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private int run(String... typed) {
        String[] all = new String[typed.length + 1];
        all[0] = "adoption";
        System.arraycopy(typed, 0, all, 1, typed.length);
        return LabCommand.run(Map.of(), new PrintWriter(printed, true), new PrintWriter(complained, true), all);
    }
}
