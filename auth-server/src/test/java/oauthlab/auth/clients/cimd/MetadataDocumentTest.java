package oauthlab.auth.clients.cimd;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestDocuments;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MetadataDocumentTest {

    private static final String REDIRECT = "http://127.0.0.1/callback";

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();
    private final TestDocuments documents = new TestDocuments();
    private final CodeVerifier verifier = CodeVerifier.random();
    private final String clientId = documents.address("/client-" + System.nanoTime() + ".json");

    @AfterEach
    void close() {
        documents.close();
        clock.reset();
    }

    @Test
    void an_application_that_nobody_registered_gets_its_token() {
        publish("\"client_name\":\"Agent from elsewhere\",\"redirect_uris\":[\"" + REDIRECT
                + "\"],\"grant_types\":[\"authorization_code\",\"refresh_token\"]");
        browser.signIn("alice");
        Response page = browser.get("/consent?request=" + encode(TestRequests.query(request())));
        page.then()
                .statusCode(200)
                .body(containsString("Agent from elsewhere"))
                .body(containsString(clientId))
                .body(containsString("<code>http://127.0.0.1:7777</code>"));
        Response redirect = browser.submit(page, "/consent", Map.of("decision", "approve"));
        var form = TestRequests.redemption(TestBrowser.locationParameter(redirect, "code"), verifier);
        form.put("client_id", clientId);
        String token = TestRequests.token(form).then().statusCode(200).extract().path("access_token");
        TestRequests.introspect(token).then().body("client_id", equalTo(clientId));
    }

    @Test
    void the_document_is_fetched_once_and_again_when_its_time_is_over() {
        publish("\"redirect_uris\":[\"" + REDIRECT + "\"]");
        authorize().then().statusCode(303);
        authorize().then().statusCode(303);
        assertEquals(1, documents.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"client_id\":\"http://localhost/other.json\",\"redirect_uris\":[\"http://127.0.0.1/callback\"]",
                "\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"client_secret\":\"x\"",
                "\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"token_endpoint_auth_method\":\"client_secret_basic\"",
                "\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"token_endpoint_auth_method\":\"private_key_jwt\"",
                "\"redirect_uris\":[\"http://evil.example/callback\"]",
                "\"redirect_uris\":\"no list\"",
                "\"client_name\":\"no redirect\""
            })
    @Spec({"CIMD 4.1 a", "CIMD 4.1 b"})
    void a_bad_description_is_shown_to_the_user_and_nobody_is_sent_anywhere(String members) {
        if (members.startsWith("\"client_id\"")) documents.put(path(), "{" + members + "}");
        else publish(members);
        authorize().then().statusCode(400).header("Location", nullValue()).body(containsString("cannot be used"));
    }

    @Test
    @Spec("CIMD 4 b")
    void a_redirect_is_not_followed() {
        documents.put("/target.json", document("\"redirect_uris\":[\"" + REDIRECT + "\"]"));
        documents.handle(path(), exchange -> {
            exchange.getResponseHeaders().set("Location", documents.address("/target.json"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        authorize().then().statusCode(400).body(containsString("HTTP 302"));
        assertEquals(1, documents.requests());
    }

    @Test
    void a_huge_document_is_not_read_to_its_end() {
        documents.handle(path(), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] part = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) exchange.getResponseBody().write(part);
        });
        authorize().then().statusCode(400).body(containsString("10240 bytes"));
    }

    @Test
    void who_never_ends_is_given_up() {
        documents.handle(path(), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        authorize().then().statusCode(400).body(containsString("3 seconds"));
    }

    @Test
    void what_is_no_json_is_refused() {
        documents.handle(path(), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        authorize().then().statusCode(400).body(containsString("not JSON"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost.evil.invalid/client.json",
                "http://10.0.0.1/client.json",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.1.1/client.json",
                "https://[fd00::1]/client.json",
                "https://0.0.0.0/client.json",
                "http://localhost:1/client.json#fragment",
                "http://localhost:99999/client.json",
                "http://user@localhost:1/client.json",
                "http://localhost:1/../client.json",
                "http://localhost:1/"
            })
    @Spec({"CIMD 3", "CIMD 6.5"})
    void an_address_that_leads_inside_is_refused(String id) {
        browser.get("/oauth/authorize?client_id=" + encode(id))
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    @Spec("CIMD 4 a")
    void the_token_endpoint_says_why_it_cannot_use_a_description() {
        given().formParam("grant_type", "authorization_code")
                .formParam("client_id", clientId)
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"))
                .body("error_description", containsString("HTTP 404"));
    }

    @Test
    @Spec("CIMD 5")
    void the_server_says_that_it_takes_such_clients() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .body("client_id_metadata_document_supported", equalTo(true));
    }

    private Map<String, String> request() {
        var request = new LinkedHashMap<>(TestRequests.authorization(verifier));
        request.put("client_id", clientId);
        return request;
    }

    private Response authorize() {
        return browser.get(TestRequests.path(request()));
    }

    private void publish(String members) {
        documents.put(path(), document(members));
    }

    private String document(String members) {
        return "{\"client_id\":\"" + clientId + "\"," + members + "}";
    }

    private String path() {
        return clientId.substring(clientId.lastIndexOf('/'));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
