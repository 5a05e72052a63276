package oauthlab.resource.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, the answer is our JSON and never a 5xx. */
@QuarkusTest
class BadRequestTest extends ApiTest {

    private static final int ALLOWED = 64 * 1024;

    @TestHTTPResource("/api/tasks")
    URI tasks;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"title\":}",
                "{'title':'a'}",
                "{\"title\":\"a\"",
                "{\"title\":\"a\"} {}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "nonsense",
                "{\"title\":\"a\",}",
                "{\"title\":01}",
                "{\"title\":NaN}",
                "\uFEFF{\"title\":\"a\"}"
            })
    void malformed_json_is_refused_with_the_place(String body) {
        json(asUser(somebody()), body)
                .post("/api/tasks")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body("error_description", allOf(containsString("line 1, column"), not(containsString("com."))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "5", "\"title\"", "true", " [1] "})
    void json_that_is_no_object_is_refused(String body) {
        json(asUser(somebody()), body)
                .post("/api/tasks")
                .then()
                .statusCode(400)
                .body("error_description", containsString("JSON object"));
    }

    @Test
    void an_empty_body_is_refused() {
        json(asUser(somebody()), "").post("/api/tasks").then().statusCode(400).body("error", is("invalid_request"));
        asUser(somebody())
                .contentType("application/json")
                .post("/api/tasks")
                .then()
                .statusCode(400);
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused() {
        asUser(somebody())
                .contentType("application/json")
                .body("{\"title\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                .post("/api/tasks")
                .then()
                .statusCode(400)
                .body("error_description", containsString("UTF-8"));
    }

    @Test
    void deep_nesting_is_refused() throws Exception {
        String body = "{\"title\":\"a\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        var answer = post(BodyPublishers.ofString(body));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("nests deeper"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "not a type"})
    void another_content_type_is_refused(String type) throws Exception {
        var answer = send(request().header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
        assertEquals(415, answer.statusCode());
        assertTrue(answer.body().contains("\"unsupported_media_type\""), answer.body());
    }

    @Test
    void a_body_without_a_content_type_is_taken_for_json() throws Exception {
        String body = "{\"title\":\"a\"}";
        assertEquals(201, send(request().POST(BodyPublishers.ofString(body))).statusCode());
    }

    @Test
    void a_body_of_64_kib_is_read_and_one_byte_more_is_not() throws Exception {
        assertEquals(201, post(BodyPublishers.ofByteArray(body(ALLOWED))).statusCode());
        assertTooLarge(post(BodyPublishers.ofByteArray(body(ALLOWED + 1))));
    }

    @ParameterizedTest
    @ValueSource(ints = {ALLOWED + 1, 1_000_000, 20_000_000})
    void a_body_that_is_too_large_is_refused_also_when_it_comes_in_chunks(int size) throws Exception {
        assertTooLarge(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body(size)))));
        assertTooLarge(post(BodyPublishers.ofByteArray(body(size))));
    }

    @Test
    void an_address_that_is_not_there_is_answered_in_json() {
        given().get("/nothing").then().statusCode(404).body("error", is("not_found"));
        asUser(somebody()).get("/api/nothing").then().statusCode(404).body("error", is("not_found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/.well-known/nothing", "/api/user/../../nothing", "/api/nothing", "/api/tasks"})
    void no_cache_may_keep_a_refusal(String path) {
        var answer = given().urlEncodingEnabled(false).get(path);
        assertTrue(answer.statusCode() >= 400, answer.statusLine());
        assertEquals(List.of("no-store"), answer.headers().getValues("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE", "BREW"})
    void a_method_that_is_not_there_is_answered_in_json(String method) {
        asUser(somebody()).request(method, "/api/tasks").then().statusCode(405).body("error", is("method_not_allowed"));
    }

    @Test
    void somebody_who_reads_no_json_is_told_so() {
        asUser(somebody())
                .accept("text/html")
                .get("/api/tasks")
                .then()
                .statusCode(406)
                .body("error", is("not_acceptable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tasks/%zz", "/api/tasks?status=%zz", "/api/tasks?limit=%", "/%"})
    void broken_percent_encoding_is_a_bad_request(String path) throws Exception {
        try (var socket = new Socket(tasks.getHost(), tasks.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
        return send(request().header("Content-Type", "application/json").POST(body));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(tasks)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + tokenOf(somebody()).sign());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("\"payload_too_large\""), answer.body());
    }

    private static byte[] body(int size) {
        String start = "{\"title\":\"a\",\"filler\":\"";
        return (start + "x".repeat(size - start.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
