package oauthlab.auth.operate.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oauthlab.auth.TestAdmin;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.platform.Expiring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AdminClientsTest {

    @Inject
    TestClock clock;

    @Inject
    @All
    List<Expiring> places;

    private final String id = "machine-" + UUID.randomUUID();

    @Inject
    Clients clients;

    @AfterEach
    void leaveNothing() {
        clock.reset();
        clients.remove(id);
    }

    @Test
    void nobody_comes_in_without_the_administrators_token() {
        given().get("/admin/clients").then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
        for (String wrong : new String[] {"x", TestRequests.clientToken()}) {
            given().header("Authorization", "Bearer " + wrong)
                    .post("/admin/clients")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
        }
    }

    @Test
    void a_new_client_works_and_its_secret_is_shown_once() {
        Response added = add(Map.of("client_name", "A machine", "scope", "tasks:read"));
        added.then().statusCode(201).header("Cache-Control", "no-store").body("client_id", equalTo(id));
        token(added.path("client_secret")).then().statusCode(200).body("scope", equalTo("tasks:read"));
        TestAdmin.request()
                .get("/admin/clients?limit=200")
                .then()
                .body("clients.client_id", hasItem(id))
                .body(not(containsString(added.path("client_secret"))));
        TestAdmin.request()
                .accept("text/plain")
                .get("/admin/clients?limit=200")
                .then()
                .contentType("text/plain")
                .body(containsString("CLIENT"))
                .body(containsString(id));
        add(Map.of()).then().statusCode(400).body("error_description", containsString("already"));
    }

    @Test
    void what_only_the_administrator_may_say_is_kept() {
        String secret = add(Map.of(
                        "grant_types", "client_credentials urn:ietf:params:oauth:grant-type:token-exchange",
                        "scope", "tasks:read",
                        "access_token_format", "opaque",
                        "access_token_seconds", "60",
                        "exchange_from", "task-mcp",
                        "exchange_to", "task-api"))
                .path("client_secret");
        token(secret).then().statusCode(200).body("expires_in", equalTo(60)).body("access_token", startsWith("at."));
    }

    @Test
    void a_public_client_gets_no_secret() {
        add(Map.of("token_endpoint_auth_method", "none", "redirect_uris", "http://127.0.0.1/callback"))
                .then()
                .statusCode(201)
                .body("client_secret", nullValue());
        TestAdmin.request().post("/admin/clients/" + id + "/secret").then().statusCode(400);
    }

    @Test
    void an_app_may_have_a_scheme_of_its_own_and_its_user_is_sent_there() {
        add(Map.of("token_endpoint_auth_method", "none", "redirect_uris", "myapp://callback"))
                .then()
                .statusCode(201);
        var client = clients.find(id).orElseThrow();
        assertTrue(client.isPublic());
        given().redirects()
                .follow(false)
                .queryParam("client_id", id)
                .queryParam("redirect_uri", "myapp://callback")
                .queryParam("response_type", "nonsense")
                .get("/oauth/authorize")
                .then()
                .statusCode(303)
                .header("Location", startsWith("myapp://callback?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "JavaScript:x()", "data:text/html,x", "file:///etc/passwd", "intent:x"})
    void no_app_has_a_scheme_that_the_browser_opens_itself(String uri) {
        add(Map.of("token_endpoint_auth_method", "none", "redirect_uris", uri))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_redirect_uri"));
    }

    @Test
    void two_secrets_work_while_one_is_changed_for_the_other() {
        String first = add(Map.of("scope", "tasks:read")).path("client_secret");
        Response rotated =
                TestAdmin.request().formParam("old_valid_for", "3600").post("/admin/clients/" + id + "/secret");
        String second = rotated.then().statusCode(200).extract().path("client_secret");
        token(first).then().statusCode(200);
        token(second).then().statusCode(200);
        clock.advance(Duration.ofMinutes(61));
        token(first).then().statusCode(401).body("error", equalTo("invalid_client"));
        token(second).then().statusCode(200);
        assertTrue(places.stream()
                        .mapToInt(place -> place.deleteExpired(clock.instant(), 1000))
                        .sum()
                >= 1);
        TestAdmin.request()
                .accept("text/plain")
                .get("/admin/clients?limit=200")
                .then()
                .body(not(containsString("two secrets")));
        TestAdmin.request()
                .formParam("old_valid_for", "0")
                .post("/admin/clients/" + id + "/secret")
                .then()
                .statusCode(200);
        token(second).then().statusCode(401);
    }

    @Test
    void a_disabled_client_gets_nothing_and_its_tokens_sleep() {
        String secret = add(Map.of("serves_resource", "task-api", "scope", "tasks:read"))
                .path("client_secret");
        String token = token(secret).path("access_token");
        TestAdmin.request().post("/admin/clients/" + id + "/disable").then().statusCode(204);
        token(secret).then().statusCode(401);
        TestRequests.introspect(token).then().body("active", equalTo(false));
        TestAdmin.request().post("/admin/clients/" + id + "/enable").then().statusCode(204);
        token(secret).then().statusCode(200);
        TestRequests.introspect(token).then().body("active", equalTo(true));
        given().get("/debug/audit?client_id=" + id)
                .then()
                .body("events.type", hasItem("client.disabled"))
                .body("events.type", hasItem("client.enabled"))
                .body("events.type", hasItem("client.added"));
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, a b",
        "client_id, https://a.example/client",
        "grant_types, password",
        "scope, tasks:all",
        "access_token_format, xml",
        "access_token_seconds, 0",
        "access_token_seconds, 99999999999999999999",
        "first_party, maybe",
        "client_id, user-123",
        "serves_resource, nothing-here",
        "exchange_to, nothing-here",
        "redirect_uris, javascript:alert(1)",
        "token_endpoint_auth_method, private_key_jwt"
    })
    void a_client_that_cannot_be_is_refused_with_the_reason(String member, String value) {
        Response answer = add(Map.of(member, value));
        answer.then().statusCode(400);
        assertFalse(answer.path("error_description").toString().isBlank());
    }

    @ParameterizedTest
    @CsvSource({"old_valid_for, -1", "old_valid_for, 1e3", "old_valid_for, 99999999"})
    void an_overlap_is_a_number_of_seconds(String member, String value) {
        add(Map.of());
        TestAdmin.request()
                .formParam(member, value)
                .post("/admin/clients/" + id + "/secret")
                .then()
                .statusCode(400);
    }

    @Test
    void a_client_that_is_not_there_is_no_fault_of_ours() {
        for (String order : new String[] {"secret", "disable", "enable"}) {
            TestAdmin.request()
                    .post("/admin/clients/nobody/" + order)
                    .then()
                    .statusCode(400)
                    .body("error_description", containsString("nobody"));
        }
    }

    private Response add(Map<String, String> members) {
        RequestSpecification request = TestAdmin.request().formParams(members);
        return (members.containsKey("client_id") ? request : request.formParam("client_id", id)).post("/admin/clients");
    }

    private Response token(String secret) {
        return given().auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }
}
