package oauthlab.resource.guard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GuardTest extends ApiTest {

    private static final String METADATA =
            "resource_metadata=\"" + TestToken.AUDIENCE + "/.well-known/oauth-protected-resource\"";

    @Test
    void a_request_without_a_token_learns_where_to_get_one_and_which_scope_to_ask_for() {
        given().get("/api/tasks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer " + METADATA + ", scope=\"tasks:read\""))
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .body("error", is("unauthorized"))
                .body("error_description", notNullValue());
    }

    @Test
    void another_scheme_counts_as_no_token() {
        given().header("Authorization", "Basic ZGVtbzpzZWNyZXQ=")
                .get("/api/user")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer " + METADATA + ", scope=\"user:read\""));
    }

    @Test
    void a_token_in_the_query_is_not_read() {
        given().queryParam("access_token", tokenOf(somebody()).sign())
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", not(containsString("error")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer a b", "Bearer a,b", "Bearer =", "Basic", "Bea(rer abc", "\"\"", "Bearer ä"})
    void a_malformed_header_is_a_bad_request(String header) {
        given().header("Authorization", header)
                .get("/api/tasks")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body("error_description", containsString("Authorization: Bearer TOKEN"));
    }

    @Test
    void a_token_without_its_scheme_is_not_quoted() {
        String token = tokenOf(somebody()).sign();
        given().header("Authorization", token)
                .get("/api/tasks")
                .then()
                .statusCode(400)
                .body("error_description", containsString("Authorization: Bearer TOKEN"))
                .body("error_description", not(containsString(token)));
    }

    @Test
    void two_credentials_are_a_bad_request() {
        String token = tokenOf(somebody()).sign();
        given().header("Authorization", "Bearer " + token, "Bearer " + token)
                .get("/api/tasks")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body("error_description", containsString("two Authorization headers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "BeArEr   "})
    void the_name_of_the_scheme_may_be_written_in_any_case(String scheme) {
        given().header("Authorization", scheme + tokenOf(somebody()).sign())
                .get("/api/tasks")
                .then()
                .statusCode(200);
    }

    @Test
    void too_little_scope_is_refused_and_all_that_is_needed_is_named() {
        as(TestToken.user(issuer, clock.instant(), somebody(), "tasks:read user:read"))
                .delete("/api/tasks/task-1")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("Bearer " + METADATA + ", scope=\"tasks:write\""))
                .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""))
                .body("error", is("insufficient_scope"))
                .body("error_description", containsString("missing: 'tasks:write'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks:read", "tasks:write", "user:read openid", "user:write"})
    void where_one_of_several_scopes_is_enough_each_opens(String scope) {
        String user = somebody();
        as(TestToken.user(issuer, clock.instant(), user, scope))
                .get("/api/whoami")
                .then()
                .statusCode(200)
                .body("owner", is(user))
                .body("client_id", is("web-app"))
                .body("scope", is(scope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openid", "tasks", "tasks:reader"})
    void where_one_of_several_scopes_is_enough_none_is_too_little_and_the_least_is_named(String scope) {
        as(TestToken.user(issuer, clock.instant(), somebody(), scope))
                .get("/api/whoami")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"tasks:read\", error=\"insufficient_scope\""))
                .body("error_description", containsString("one of 'tasks:read user:read tasks:write user:write'"));
    }

    @Test
    void a_scope_that_only_begins_alike_is_another_scope() {
        as(TestToken.user(issuer, clock.instant(), somebody(), "tasks:reader TASKS:READ tasks"))
                .get("/api/tasks")
                .then()
                .statusCode(403);
    }

    @Test
    void something_that_is_no_token_at_all_is_invalid() {
        given().header("Authorization", "Bearer hello")
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .header("WWW-Authenticate", containsString(METADATA))
                .body("error", is("invalid_token"));
    }

    @Test
    void a_good_answer_may_not_be_cached() {
        asUser(somebody()).get("/api/tasks").then().statusCode(200).header("Cache-Control", "no-store");
    }
}
