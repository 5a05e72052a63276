package oauthlab.auth.operate.debug;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.auth.TestRequests;
import oauthlab.shared.secret.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser shows at {@code /debug}, and what programs still get. */
@QuarkusTest
class DebugPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(strings = {"/debug/clients", "/debug/audit", "/debug/keys"})
    void a_browser_gets_a_table_and_a_program_json(String path) {
        given().accept(BROWSER)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Vary", "Accept")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(allOf(containsString("<th scope=\"col\">"), not(containsString("<script"))));
        for (String accept : new String[] {"*/*", "application/json", "application/json, text/html;q=0.5"})
            given().accept(accept)
                    .get(path)
                    .then()
                    .contentType("application/json")
                    .header("Vary", "Accept");
    }

    @Test
    void what_just_happened_is_in_the_page_and_no_secret_is() {
        TestRequests.clientToken();
        given().accept(BROWSER)
                .get("/debug/audit?type=token.issued&client_id=ai-agent-assistant&limit=1")
                .then()
                .body(containsString("<td><bdi>token.issued</bdi></td>"));
        given().accept(BROWSER)
                .get("/debug/clients?limit=200&offset=" + Math.max(0, total() - 200))
                .then()
                .body(allOf(
                        containsString("http://localhost:3000/callback"),
                        not(containsString("agent-secret-67890")),
                        not(containsString(Digests.sha256("agent-secret-67890")))));
    }

    @Test
    void a_long_list_has_a_way_on_and_back_that_keeps_the_filter() {
        int total = total();
        given().accept(BROWSER)
                .get("/debug/clients?limit=2&offset=2")
                .then()
                .body(allOf(
                        containsString("3 to 4 of " + total + "."),
                        containsString("href=\"/debug/clients?limit=2&amp;offset=0\""),
                        containsString("href=\"/debug/clients?limit=2&amp;offset=4\"")));
        given().accept(BROWSER)
                .get("/debug/clients?offset=99999")
                .then()
                .body(allOf(containsString("None of " + total + "."), not(containsString("Next"))));
    }

    @Test
    void what_strangers_send_is_text_in_the_page() {
        given().formParam("grant_type", "<img src=x onerror=alert(1)>").post("/oauth/token");
        given().accept(BROWSER)
                .get("/debug/audit?outcome=unsupported_grant_type&limit=1")
                .then()
                .body(not(containsString("<img")));
    }

    @Test
    void a_filter_that_makes_no_sense_is_refused_with_a_page() {
        given().accept(BROWSER)
                .get("/debug/audit?limit=x")
                .then()
                .statusCode(400)
                .contentType(startsWith("text/html"));
    }

    @Test
    void the_first_page_of_the_server_says_what_it_is_and_leads_on() {
        given().accept(BROWSER)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("style-src 'self'"))
                .body(allOf(
                        containsString("authorization server"),
                        containsString("href=\"/login\""),
                        containsString("href=\"/debug/audit\"")));
        given().get("/")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Vary", matchesPattern("(?i)accept"))
                .body("service", equalTo("auth-server"))
                .body("links[0].href", equalTo("/login"));
        given().head("/").then().statusCode(200);
        given().accept("text/event-stream").get("/").then().statusCode(404);
        given().accept(BROWSER).get("/pages.css").then().statusCode(200);
    }

    private static int total() {
        return given().get("/debug/clients").path("total");
    }
}
