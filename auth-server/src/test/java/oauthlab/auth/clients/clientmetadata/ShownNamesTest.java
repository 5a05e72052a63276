package oauthlab.auth.clients.clientmetadata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oauthlab.auth.TestAdmin;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestDocuments;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads about an application says what it seems to say, and an application of strangers is none of ours. */
@QuarkusTest
class ShownNamesTest {

    private static final List<Response> REGISTERED = new ArrayList<>();

    private static final String INVISIBLE =
            "\u0000 \u001b \n \u007f \u0085 \u009b \u009d \u00ad \u200b \u200e \u202e \u2028 \u2029 \u2066 \ufeff";

    @AfterEach
    void remove() {
        REGISTERED.forEach(
                client -> given().header("Authorization", "Bearer " + client.path("registration_access_token"))
                        .delete("/oauth/register/" + client.path("client_id")));
        REGISTERED.clear();
    }

    @Test
    void characters_that_nobody_sees_are_refused_at_each_door() {
        for (String character : INVISIBLE.split(" ")) {
            String name = "Nice" + character + "app";
            register(Map.of("client_name", name, "redirect_uris", List.of("https://nice.example/cb")))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_client_metadata"))
                    .body("error_description", containsString("client_name"));
            TestAdmin.request()
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("client_name", name)
                    .post("/admin/clients")
                    .then()
                    .statusCode(400);
            document(Map.of("client_name", name, "redirect_uris", List.of("https://nice.example/cb")), 400);
        }
    }

    /** A family of emoji, Persian, Hindi: the joiner is part of the word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc68\u200d\ud83d\udc69 app",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937"
            })
    void a_joiner_inside_a_word_is_spelling(String name) {
        register(Map.of("client_name", name, "redirect_uris", List.of("https://nice.example/cb")))
                .then()
                .statusCode(201)
                .body("client_name", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web\u200d-app", "\u200capp", "app\u200d", "\u0645\u200capp"})
    void a_joiner_that_nobody_sees_is_refused(String name) {
        register(Map.of("client_name", name, "redirect_uris", List.of("https://nice.example/cb")))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_uri", "logo_uri", "tos_uri", "policy_uri", "software_id", "software_version"})
    void so_are_they_in_all_other_text(String member) {
        register(Map.of(member, "https://nice.example/\u202e", "redirect_uris", List.of("https://nice.example/cb")))
                .then()
                .statusCode(400)
                .body("error_description", containsString(member));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://nice.example/\u202ecb",
                "https://p\u0430ypal.example/cb",
                "com.nice.app:/\u2028cb",
                "https://nice.example/\u0085"
            })
    void a_redirect_uri_is_ascii(String uri) {
        register(Map.of("redirect_uris", List.of(uri)))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_redirect_uri"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agent command line",
                "agent COMMAND line",
                "  Agent  command line ",
                "Agent-command-line",
                "\uff21\uff47\uff45\uff4e\uff54 command line",
                "\u0410gent command line",
                "Ag\u00e9nt c\u00f3mmand line",
                "agent-cli",
                "AI agent",
                "A1 agent",
                "Demo web app",
                "T\u03b1sk API",
                "MCP task server"
            })
    void a_stranger_cannot_take_the_name_of_an_application_that_users_know(String name) {
        register(Map.of("client_name", name, "redirect_uris", List.of("https://evil.example/cb")))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client_metadata"));
        document(Map.of("client_name", name, "redirect_uris", List.of("https://evil.example/cb")), 400);
    }

    @Test
    void names_in_any_language_are_welcome() {
        for (String name : List.of(
                "\u65e5\u672c\u8a9e\u30a2\u30d7\u30ea",
                "\u05d0\u05e4\u05dc\u05d9\u05e7\u05e6\u05d9\u05d4",
                "Fran\u00e7ois' app",
                "Agent 2"))
            register(Map.of("client_name", name, "redirect_uris", List.of("https://nice.example/cb")))
                    .then()
                    .statusCode(201)
                    .body("client_name", equalTo(name));
    }

    @Test
    void a_name_stands_apart_from_the_text_around_it() {
        String rightToLeft = "\u05d0\u05e4\u05dc\u05d9\u05e7\u05e6\u05d9\u05d4";
        Response client = register(Map.of(
                "client_name",
                rightToLeft,
                "redirect_uris",
                List.of("https://nice.example/cb"),
                "token_endpoint_auth_method",
                "none"));
        var request = TestRequests.authorization(CodeVerifier.random());
        request.put("client_id", client.path("client_id"));
        request.put("redirect_uri", "https://nice.example/cb");
        var browser = new TestBrowser();
        browser.signIn("alice");
        String page = "/consent?request=" + URLEncoder.encode(TestRequests.query(request), StandardCharsets.UTF_8);
        browser.get(page).then().body(containsString("<bdi>" + rightToLeft + "</bdi>"));
        browser.submit(browser.get(page), "/consent", Map.of("decision", "approve"));
        browser.get("/consents").then().body(containsString("<bdi>" + rightToLeft + "</bdi>"));
    }

    @Test
    void a_page_of_refusal_and_the_trail_show_none_of_them() {
        String evil = "x\u202ey\u2028z\u009bq\u0085FORGED";
        String encoded = URLEncoder.encode(evil, StandardCharsets.UTF_8);
        new TestBrowser()
                .get("/oauth/authorize?client_id=" + encoded)
                .then()
                .statusCode(400)
                .body(containsString("x?y?z?q?FORGED"));
        given().get("/debug/audit?type=authorization.refused&limit=1")
                .then()
                .body("events[0].reason", containsString("x?y?z?q?FORGED"))
                .body(not(containsString("\u202e")));
    }

    private static Response register(Map<String, Object> metadata) {
        Response registered =
                given().contentType("application/json").body(json(metadata)).post("/oauth/register");
        if (registered.statusCode() == 201) REGISTERED.add(registered);
        return registered;
    }

    /** The client publishes this about itself, and its user comes. */
    private static void document(Map<String, Object> metadata, int status) {
        try (var documents = new TestDocuments()) {
            String id = documents.address("/client.json");
            var all = new java.util.HashMap<>(metadata);
            all.put("client_id", id);
            documents.put("/client.json", json(all));
            var request = TestRequests.authorization(CodeVerifier.random());
            request.put("client_id", id);
            new TestBrowser().get(TestRequests.path(request)).then().statusCode(status);
        }
    }

    private static String json(Map<String, Object> metadata) {
        try {
            return new ObjectMapper().writeValueAsString(metadata);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
