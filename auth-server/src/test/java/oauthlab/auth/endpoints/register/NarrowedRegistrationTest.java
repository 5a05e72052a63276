package oauthlab.auth.endpoints.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks for is narrowed to what this server can do, and the answer says what remained. */
@QuarkusTest
@Spec("RFC 7591 3.2.1 a")
class NarrowedRegistrationTest {

    /** Each line: a member as it is sent, and what the answer says of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "gone",
            value = {
                "\"grant_types\":[\"authorization_code\",\"urn:ietf:params:oauth:grant-type:jwt-bearer\",\"implicit\"] | grant_types | [authorization_code]",
                "\"grant_types\":[\"client_credentials\",\"authorization_code\",null,7] | grant_types | [authorization_code]",
                "\"grant_types\":[] | grant_types | [authorization_code]",
                "\"grant_types\":\"authorization_code\" | grant_types | [authorization_code]",
                "\"grant_types\":\"authorization_code  refresh_token implicit\" | grant_types | [authorization_code, refresh_token]",
                "\"response_types\":\"code token\" | response_types | [code]",
                "\"jwks\":{} | jwks | gone",
                "\"jwks\":[] | jwks | gone",
                "\"jwks\":1 | jwks | gone",
                "\"jwks\":\"https://a.example/jwks\" | jwks | gone",
                "\"jwks\":{\"keys\":[]} | jwks | gone",
                "\"client_uri\":\"javascript:alert(1)\" | client_uri | gone",
                "\"client_uri\":\"a.example\" | client_uri | gone",
                "\"client_uri\":\"https://a.example\" | client_uri | https://a.example",
                "\"logo_uri\":\"data:text/html,x\" | logo_uri | gone",
                "\"tos_uri\":\"JavaScript:alert(1)\" | tos_uri | gone",
                "\"policy_uri\":\"file:///etc/passwd\" | policy_uri | gone",
                "\"response_types\":[\"code\",\"token\",\"code id_token\"] | response_types | [code]",
                "\"response_types\":[] | response_types | [code]",
                "\"response_types\":null | response_types | [code]",
                "\"jwks\":null | jwks | gone",
                "\"jwks_uri\":\"\" | jwks_uri | gone",
                "\"contacts\":\"mail@a.example\" | contacts | [mail@a.example]",
                "\"contacts\":[\"mail@a.example\",null] | contacts | [mail@a.example]",
                "\"application_type\":\"spa\" | application_type | gone",
                "\"id_token_signed_response_alg\":\"HS256\" | id_token_signed_response_alg | RS256",
                "\"software_version\":2 | software_version | 2",
                "\"dpop_bound_access_tokens\":\"true\" | dpop_bound_access_tokens | true",
                "\"dpop_bound_access_tokens\":null | dpop_bound_access_tokens | gone",
                "\"client_uri\":null | client_uri | gone",
                "\"logo_uri\":{} | logo_uri | gone",
                "\"post_logout_redirect_uris\":[\"http://evil.example/\",\"https://a.example/bye\"] | post_logout_redirect_uris | [https://a.example/bye]",
            })
    void what_this_server_cannot_do_is_dropped(String sent, String member, String kept) {
        JsonPath answer = JsonPath.from(registered("\"redirect_uris\":[\"https://a.example/\"]," + sent)
                .extract()
                .asString());
        Object found = answer.get(member);
        assertEquals(kept, found == null ? null : found.toString());
    }

    @Test
    void an_unknown_scope_does_not_matter() {
        registered("\"redirect_uris\":[\"https://a.example/\"],\"scope\":\"tasks:read claudeai admin\"");
        registered("\"redirect_uris\":[\"https://a.example/\"],\"scope\":\"claudeai\"");
        registered("\"redirect_uris\":[\"https://a.example/\"],\"scope\":[\"tasks:read\"]");
        given().contentType("application/json")
                .body("{\"grant_types\":[\"client_credentials\"],\"scope\":\"tasks:read admin\"}")
                .post("/oauth/register")
                .then()
                .statusCode(201)
                .body("scope", equalTo("tasks:read"));
    }

    @Test
    void of_redirect_uris_the_good_ones_remain() {
        registered("\"redirect_uris\":[\"https://a.example/cb\",\"javascript:alert(1)\",\"HTTP://evil.example/\","
                        + "\"cursor://anysphere.cursor-mcp/oauth/callback\",\"http://localhost:8787/callback\",null]")
                .body(
                        "redirect_uris",
                        equalTo(List.of(
                                "https://a.example/cb",
                                "cursor://anysphere.cursor-mcp/oauth/callback",
                                "http://localhost:8787/callback")));
    }

    /** A web application has an address on the web. OpenID Connect Dynamic Client Registration section 2. */
    @Test
    void a_web_application_has_no_scheme_of_its_own() {
        registered("\"application_type\":\"web\",\"redirect_uris\":[\"https://a.example/cb\",\"cursor://callback\"]")
                .body("redirect_uris", equalTo(List.of("https://a.example/cb")));
    }

    /**
     * An app that says nothing of its method and comes back by a scheme alone is a public client: RFC 8252 section 8.4. RFC 7591
     * section 3.2.1 allows the server to choose the method, and the answer says which.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"redirect_uris\":[\"cursor://anysphere.cursor-mcp/oauth/callback\"]",
                "\"redirect_uris\":[\"cursor://callback\"],\"token_endpoint_auth_method\":null",
                "\"redirect_uris\":[\"cursor://callback\"],\"application_type\":\"native\",\"grant_types\":[\"authorization_code\",\"refresh_token\"]"
            })
    void an_app_that_does_not_say_how_it_authenticates_is_a_public_client(String members) {
        answered("{" + members + "}")
                .statusCode(201)
                .body("token_endpoint_auth_method", equalTo("none"))
                .body("client_secret", nullValue());
    }

    /** Any program of the device can take such a redirect, and then ask for a token with the secret that it guessed or read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"token_endpoint_auth_method\":\"client_secret_basic\"",
                "\"token_endpoint_auth_method\":\"tls_client_auth\"",
                "\"application_type\":\"web\"",
                "\"grant_types\":[\"client_credentials\",\"authorization_code\"]",
            })
    void a_client_with_a_secret_has_no_scheme_without_a_dot_and_reads_what_to_do(String member) {
        answered("{\"redirect_uris\":[\"cursor://callback\"]," + member + "}")
                .statusCode(400)
                .body("error", equalTo("invalid_redirect_uri"))
                .body("error_description", containsString("'token_endpoint_auth_method':'none'"));
    }

    @Test
    void keys_that_are_needed_are_not_dropped() {
        answered(
                        "{\"redirect_uris\":[\"https://a.example/\"],\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":{}}")
                .statusCode(400)
                .body("error_description", containsString("needs jwks"));
    }

    @Test
    void twelve_redirect_uris_and_a_long_name_are_taken() {
        String twelve = IntStream.range(0, 12)
                .mapToObj(i -> "\"https://a.example/" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        registered("\"client_name\":\"" + "n".repeat(201) + "\",\"redirect_uris\":" + twelve)
                .body("redirect_uris.size()", equalTo(12))
                .body("client_name", equalTo("n".repeat(199) + "\u2026"));
    }

    @Test
    void a_method_that_is_unknown_becomes_the_usual_one() {
        given().contentType("application/json")
                .body("{\"redirect_uris\":[\"https://a.example/\"],\"token_endpoint_auth_method\":\"tls_client_auth\"}")
                .post("/oauth/register")
                .then()
                .statusCode(201)
                .body("token_endpoint_auth_method", equalTo("client_secret_basic"))
                .body("client_secret.length()", equalTo(43))
                .body("jwks", nullValue());
    }

    /** Dropped, each of these would leave the client with less protection, or with more than it asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"token_endpoint_auth_method\":[\"private_key_jwt\"]",
                "\"token_endpoint_auth_method\":{}",
                "\"dpop_bound_access_tokens\":\"yes\"",
                "\"dpop_bound_access_tokens\":[true]",
                "\"require_pushed_authorization_requests\":2",
                "\"scope\":{}",
                "\"grant_types\":[7]",
                "\"grant_types\":{}"
            })
    void what_protects_the_client_is_refused_and_not_dropped(String member) {
        given().contentType("application/json")
                .body("{\"redirect_uris\":[\"https://a.example/\"]," + member + "}")
                .post("/oauth/register")
                .then()
                .statusCode(400);
    }

    @Test
    void a_machine_that_asks_for_no_scope_gets_none() {
        given().contentType("application/json")
                .body("{\"grant_types\":[\"client_credentials\"],\"scope\":\"\"}")
                .post("/oauth/register")
                .then()
                .body("scope", oneOf(null, ""));
    }

    /** RFC 8259 section 8.1: a reader may ignore it. Some editors write one into each file. */
    @Test
    void a_byte_order_mark_is_no_part_of_the_description() {
        answered("\ufeff{\"redirect_uris\":[\"https://a.example/\"]}").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bytes_that_are_no_text_are_a_bad_request(int zeros) {
        byte[] body = new byte[zeros + 4];
        System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xfe, '{', '}'}, 0, body, zeros, 4);
        given().contentType("application/json")
                .body(body)
                .post("/oauth/register")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse answered(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/oauth/register")
                .then();
    }

    private static ValidatableResponse registered(String members) {
        return given().contentType("application/json")
                .body("{\"token_endpoint_auth_method\":\"none\"," + members + "}")
                .post("/oauth/register")
                .then()
                .statusCode(201);
    }
}
