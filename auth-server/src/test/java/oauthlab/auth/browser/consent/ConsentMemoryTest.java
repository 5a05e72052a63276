package oauthlab.auth.browser.consent;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentMemoryTest {

    @Inject
    Clients clients;

    @Inject
    Consents consents;

    private final TestBrowser browser = new TestBrowser();
    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = TestRequests.webApp(verifier);

    @BeforeEach
    void forget() {
        consents.withdraw("user-456", "web-app");
        consents.withdraw("user-456", "agent-cli");
    }

    @Test
    void what_was_allowed_once_is_not_asked_again() {
        TestRequests.approve(browser, request);
        assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
        request.put("scope", "openid");
        assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
    }

    @Test
    void more_than_was_allowed_is_asked() {
        TestRequests.approve(browser, request);
        request.put("scope", "openid tasks:read tasks:write");
        asked(authorize());
    }

    @Test
    void the_same_scope_at_another_resource_is_asked() {
        TestRequests.approve(browser, request);
        request.put("resource", "http://localhost:4002/mcp");
        asked(authorize());
    }

    @Test
    @Spec("OIDC Core 3.1.2.4")
    void another_user_is_asked() {
        TestRequests.approve(browser, request);
        browser.signIn("bob");
        consents.withdraw("user-789", "web-app");
        asked(authorize());
    }

    @Test
    @Spec("OAuth 2.1 2.4")
    void a_public_client_on_a_loopback_address_is_asked_about_each_time() {
        var cli = TestRequests.authorization(verifier);
        TestRequests.approve(browser, cli);
        asked(browser.get(TestRequests.path(cli)));
    }

    @Test
    void a_client_of_ours_is_not_asked_about() {
        Client webApp = clients.find("web-app").orElseThrow();
        clients.replace(ClientBuilder.from(webApp)
                .rules(new ClientRules(true, true, false, false, ClientRules.ExchangeRules.NONE))
                .build());
        try {
            browser.signIn("alice");
            assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
        } finally {
            clients.replace(webApp);
        }
    }

    @Test
    @Spec("OIDC Core 11")
    void what_is_taken_back_is_asked_again_and_its_tokens_end() {
        request.put("scope", "openid tasks:read offline_access");
        String code = TestBrowser.locationParameter(TestRequests.approve(browser, request), "code");
        Response tokens = TestRequests.redeemAsWebApp(code, verifier);
        Response page = browser.get("/consents");
        page.then().statusCode(200).body(containsString("Demo web app")).body(containsString("offline_access"));

        browser.submit(page, "/consents", Map.of("client_id", "web-app")).then().statusCode(303);

        browser.get("/consents").then().body(not(containsString("Demo web app")));
        TestRequests.introspect(tokens.path("access_token")).then().body("active", equalTo(false));
        TestRequests.token(Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "web-app",
                        "client_secret", "webapp-secret-abcdef",
                        "refresh_token", tokens.path("refresh_token")))
                .then()
                .statusCode(400);
        asked(authorize());
    }

    @Test
    void taking_back_needs_a_form_of_ours_and_a_signed_in_user() {
        browser.signIn("alice");
        browser.post("/consents", Map.of("client_id", "web-app")).then().statusCode(400);
        new TestBrowser()
                .get("/consents")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?return_to=/consents"));
    }

    @Test
    void saying_no_is_not_remembered() {
        browser.signIn("alice");
        Response page = browser.get(authorize().header("Location").replaceFirst("http://[^/]+", ""));
        browser.submit(page, "/consent", Map.of("decision", "deny"));
        asked(authorize());
    }

    private Response authorize() {
        return browser.get(TestRequests.path(request));
    }

    private static void asked(Response answer) {
        answer.then().statusCode(303).header("Location", containsString("/consent?request="));
        assertNull(TestBrowser.locationParameter(answer, "code"));
    }
}
