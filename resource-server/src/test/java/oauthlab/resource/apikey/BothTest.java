package oauthlab.resource.apikey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import oauthlab.resource.ApiTest;
import oauthlab.resource.RareSettings;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and tokens side by side. */
@QuarkusTest
@TestProfile(RareSettings.class)
class BothTest extends ApiTest {

    @Inject
    DatabaseApiKeys keys;

    @Test
    void a_key_opens_the_api_in_either_header_and_says_that_keys_will_end() {
        for (RequestSpecification request : new RequestSpecification[] {
            given().header("X-API-Key", "key-web-app-13579"),
            given().header("Authorization", "Bearer key-web-app-13579")
        }) {
            request.get("/api/tasks")
                    .then()
                    .statusCode(200)
                    .header("Deprecation", "@1767225600")
                    .header("Sunset", "Fri, 01 Jan 2027 00:00:00 GMT")
                    .header("Link", containsString("/from-keys-to-tokens.html>; rel=\"deprecation\""));
        }
        given().get("/from-keys-to-tokens.html").then().statusCode(200).body(containsString("Sunset"));
    }

    @Test
    void who_calls_with_what_is_counted() {
        given().header("X-API-Key", "key-web-app-13579").get("/api/tasks");
        asClient("agent-7").get("/api/tasks");
        given().get("/q/metrics")
                .then()
                .body(containsString(line("calls_total", "web-app", "key")))
                .body(containsString(line("calls_total", "agent-7", "token")))
                .body(containsString(line("last_seen_seconds", "web-app", "key")));
    }

    private static String line(String metric, String client, String credential) {
        return "oauthlab_client_" + metric + "{client=\"" + client + "\",credential=\"" + credential
                + "\",outcome=\"accepted\"}";
    }

    @Test
    void a_token_opens_it_too_and_nothing_ends() {
        asUser(somebody()).get("/api/tasks").then().statusCode(200).header("Deprecation", nullValue());
    }

    @Test
    void a_key_with_the_name_of_its_owner_is_still_the_owners() {
        String me = somebody();
        keys.addIfAbsent("key-" + me, new ApiKey(me, me, Set.of("tools:*")));
        String id = createTask(asUser(me), "{\"title\":\"mine\"}");
        given().header("X-API-Key", "key-" + me).get("/api/tasks/" + id).then().statusCode(200);
    }

    @Test
    void what_a_key_makes_is_signed_with_its_name_and_belongs_to_its_owner() {
        json(given().header("X-API-Key", "key-web-app-13579"), "{\"title\":\"by key\"}")
                .post("/api/tasks")
                .then()
                .statusCode(201)
                .body("created_by", equalTo("web-app"))
                .body("user_id", equalTo("user-123"));
    }

    @Test
    void a_key_may_what_its_permissions_say() {
        json(given().header("X-API-Key", "key-mobile-app-24680"), "{\"title\":\"x\"}")
                .post("/api/tasks")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("insufficient_scope"))
                .header("Deprecation", nullValue());
        given().header("X-API-Key", "key-admin-tool-97531")
                .get("/api/user")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"read|tasks:read", "tools:*|tasks:read tasks:write", "nonsense|''"})
    void permissions_become_scopes(String permission, String scopes) {
        assertEquals(scopes.isEmpty() ? Scopes.NONE : Scopes.parse(scopes), Permissions.scopes(Set.of(permission)));
    }

    @Test
    void an_unknown_key_is_refused_and_not_shown() {
        given().header("X-API-Key", "key-unknown-1")
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_token"))
                .body(not(containsString("key-unknown-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "key-", "key-a b", "eyJ.a.b"})
    void what_is_no_key_is_a_bad_request_or_unknown(String key) {
        int status = given().header("X-API-Key", key).get("/api/tasks").statusCode();
        assertTrue(status == 400 || status == 401, key + " gives " + status);
    }

    @Test
    void two_credentials_are_one_too_many() {
        asUser(somebody())
                .header("X-API-Key", "key-web-app-13579")
                .get("/api/tasks")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        given().header("X-API-Key", "key-web-app-13579", "key-web-app-13579")
                .get("/api/tasks")
                .then()
                .statusCode(400);
    }

    @Test
    void the_table_holds_digests() {
        assertEquals(3, keys.count());
        assertEquals(0, keys.count("keyDigest like 'key-%'"));
    }
}
