package oauthlab.console.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.HopFixture;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final Hop GOOD = HopFixture.hop(
            "h1", "client-credentials", "auth-server", 200, "scope", "a $(reboot) `x` \"q\"", "code", "⟦C1⟧");
    private static final Hop BAD = HopFixture.hop("h2", "api-call", "task-api", 403);

    @Test
    void a_command_has_variables_for_secrets_and_runs_nothing_else() {
        assertEquals("""
                # C1=...   (not kept: fill it in)
                # CLIENT_SECRET=...   (not kept: fill it in)
                curl -i -X "POST" "http://localhost:4000/x" \\
                  -u "client:$CLIENT_SECRET" \\
                  --data-urlencode "scope=a \\$(reboot) \\`x\\` \\"q\\"" \\
                  --data-urlencode "code=$C1"
                """, Curl.of(GOOD));
    }

    @Test
    void a_diagram_has_a_line_for_each_hop_and_no_syntax_in_its_texts() {
        assertEquals("""
                sequenceDiagram
                  participant curl as curl
                  participant auth_server as auth-server
                  participant task_api as task-api
                  curl->>auth_server: Token  "request" [200] (T2)
                  curl-xtask_api: Token  "request" [403] insufficient_scope (T2)
                """, Mermaid.of(List.of(GOOD, BAD)));
    }

    @Test
    void an_archive_has_what_browsers_need() {
        JsonNode log =
                new ObjectMapper().valueToTree(Har.of(List.of(GOOD, BAD))).path("log");
        assertEquals("1.2", log.path("version").asText());
        assertEquals(2, log.path("entries").size());
        assertEquals("http://localhost:4000/x", log.at("/entries/0/request/url").asText());
        assertEquals(403, log.at("/entries/1/response/status").asInt());
        assertTrue(log.at("/entries/0/request/postData/text").asText().contains("code=⟦C1⟧"));
    }

    @Test
    void spans_have_one_trace_and_the_names_of_opentelemetry() {
        JsonNode spans =
                new ObjectMapper().valueToTree(Otlp.of(List.of(GOOD, BAD))).path("resourceSpans");
        assertEquals(2, spans.size());
        JsonNode one = spans.at("/0/scopeSpans/0/spans/0");
        JsonNode other = spans.at("/1/scopeSpans/0/spans/0");
        assertEquals(one.path("traceId"), other.path("traceId"));
        assertTrue(one.path("traceId").asText().matches("[0-9a-f]{32}")
                && one.path("spanId").asText().matches("[0-9a-f]{16}"));
        assertEquals("http.request.method", one.at("/attributes/0/key").asText());
        assertEquals(
                one.path("startTimeUnixNano").asLong() + 12_000_000,
                one.path("endTimeUnixNano").asLong());
    }
}
