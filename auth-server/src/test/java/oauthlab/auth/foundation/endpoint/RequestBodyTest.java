package oauthlab.auth.foundation.endpoint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestBodyTest {

    @Test
    void the_same_members_are_taken_as_json() {
        given().contentType("application/json")
                .body("""
                        {"grant_type":"client_credentials","client_id":"ai-agent-assistant",
                         "client_secret":"agent-secret-67890","resource":["http://localhost:4002/mcp"]}""")
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"grant_type\":1}",
                "{\"grant_type\":{}}",
                "null",
                "{\"a\":[1]}",
                "{} {}",
                "{\"grant_type\":\"a\",\"grant_type\":\"b\"}"
            })
    void json_that_is_no_object_of_strings_is_refused(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    /** A parameter without a value says nothing. RFC 9110 section 5.6.6. */
    @ParameterizedTest
    @ValueSource(strings = {"charset=", " charset = ; a=b", "charset=\"\"", "a=;charset=utf-8", "charset=bogus"})
    void a_form_with_a_parameter_that_says_nothing_is_read(String parameter) throws Exception {
        // By hand: the test's client repairs such headers.
        String body = "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890";
        String answer = post("\r\nContent-Type: application/x-www-form-urlencoded; " + parameter, body);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    private static String post(String headers, String body) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close" + headers
                                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** RFC 9110 section 8.3: then the server may look at it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890",
                " {\"grant_type\":\"client_credentials\",\"client_id\":\"ai-agent-assistant\",\"client_secret\":\"agent-secret-67890\"}"
            })
    void a_body_without_a_content_type_is_read_as_what_it_is(String body) throws Exception {
        String answer = post("", body);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%20%20", "+"})
    void a_scope_of_spaces_alone_is_named(String scope) {
        given().urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body(
                        "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890&scope="
                                + scope)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"))
                .body("error_description", containsString("spaces"));
    }

    @Test
    void another_media_type_is_refused_with_the_right_one_named() {
        given().contentType("text/plain")
                .body("grant_type=client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body(
                        "error_description",
                        allOf(containsString("text/plain"), containsString("application/x-www-form-urlencoded")));
    }

    @Test
    void a_body_over_64_kib_is_refused_with_a_reason() {
        post("grant_type=" + "x".repeat(70_000)).statusCode(413).body("error_description", containsString("64 KiB"));
    }

    @Test
    void an_empty_request_is_refused() {
        given().post("/oauth/token").then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    @Spec("RFC 6749 3.2 b")
    void unknown_parameters_are_ignored_and_empty_ones_count_as_absent() {
        post("grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890&foo=bar&scope=")
                .statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/oauth/token")
                .then();
    }
}
