package oauthlab.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, the server does not fail and does not show its insides. */
@QuarkusTest
class BadInputTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final List<String> GET = List.of(
            "/oauth/authorize",
            "/oauth/authorize?client_id=%00",
            "/oauth/authorize?client_id=agent-cli&redirect_uri=%ff",
            "/oauth/authorize?&&&=&=a&client_id",
            "/consent",
            "/consent?request=client_id%3Dagent-cli",
            "/login?return_to=%00",
            "/login?return_to=a&return_to=b",
            "/oauth/token",
            "/nowhere",
            "/../../etc/passwd");

    private static final List<String> BODIES = List.of(
            "",
            "&&&",
            "=",
            "grant_type",
            "grant_type=%",
            "grant_type=%c3%28",
            "token=a.b.c",
            "{}",
            "{\"grant_type\":null}",
            "[".repeat(5000),
            "csrf=x&decision=approve&request=x");

    private static final List<String> POSTS =
            List.of("/oauth/token", "/oauth/introspect", "/oauth/authorize", "/login", "/logout", "/consent");

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/json",
            "application/json; charset=nonsense",
            "multipart/form-data; boundary=x",
            "///");

    static Stream<String> gets() {
        return GET.stream();
    }

    static Stream<List<String>> posts() {
        return POSTS.stream()
                .flatMap(path ->
                        BODIES.stream().flatMap(body -> TYPES.stream().map(type -> List.of(path, body, type))));
    }

    @ParameterizedTest
    @MethodSource("gets")
    void a_strange_address_is_refused(String path) throws Exception {
        check(request(path));
    }

    @ParameterizedTest
    @MethodSource("posts")
    @Spec("RFC 6749 10.14")
    void a_strange_body_is_refused(List<String> post) throws Exception {
        check(request(post.get(0)).header("Content-Type", post.get(2)).POST(BodyPublishers.ofString(post.get(1))));
    }

    @ParameterizedTest
    @MethodSource("gets")
    void strange_cookies_are_ignored(String path) throws Exception {
        check(request(path).header("Cookie", "oauthlab_session=%00; oauthlab_forms=\"a b; $$$;;;==="));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
    }

    private static void check(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 500, answer.toString());
        assertFalse(answer.body().contains("Exception") || answer.body().contains("\tat "), answer.body());
    }
}
