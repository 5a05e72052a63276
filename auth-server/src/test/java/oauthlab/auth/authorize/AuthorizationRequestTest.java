package oauthlab.auth.authorize;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuthorizationRequestTest {

    private final Map<String, String> request = TestRequests.authorization(CodeVerifier.random());
    private final TestBrowser browser = new TestBrowser();

    @Test
    @Spec({"RFC 6749 3.1 a", "RFC 9700 4.11.2"})
    void a_stranger_is_sent_to_the_sign_in_page_and_comes_back() {
        Response answer = browser.header("Sec-Fetch-Site", "none").get(TestRequests.path(request));
        answer.then().statusCode(303).header("Location", containsString("/login?return_to="));
        assertEquals(TestRequests.path(request), TestBrowser.locationParameter(answer, "return_to"));
    }

    @Test
    @Spec({"RFC 6749 3.1 b", "OIDC Core 3.1.2.1 a"})
    void somebody_who_is_signed_in_is_asked_at_once() {
        browser.signIn("alice");
        browser.get(TestRequests.path(request))
                .then()
                .statusCode(303)
                .header("Location", containsString("/consent?request="));
    }

    @Test
    @Spec("OIDC Core 3.1.2.1 a")
    void the_request_may_come_as_a_form_too() {
        browser.post("/oauth/authorize", request)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?return_to="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:7777/callback/",
                "http://127.0.0.1:7777/Callback",
                "http://127.0.0.1:7777/callback?x=1",
                "http://127.0.0.1:7777/callback#x",
                "http://127.0.0.1:7777/callback/../evil",
                "http://127.0.0.1:7777/%63allback",
                "http://user@127.0.0.1:7777/callback",
                "http://127.0.0.1@evil.example/callback",
                "http://127.0.0.1.evil.example/callback",
                "https://127.0.0.1:7777/callback",
                "http://127.0.0.2:7777/callback",
                "http://evil.example/callback",
                "//127.0.0.1/callback",
                "http:// 127.0.0.1/callback",
                "*"
            })
    @Spec({"RFC 6749 3.1.2.3 b", "RFC 6749 3.1.2.4", "RFC 6749 4.1.1", "RFC 6749 4.1.2.1 a", "RFC 8252 8.4 b"})
    void a_redirect_uri_that_is_not_the_clients_own_gets_a_page_and_no_redirect(String redirectUri) {
        request.put("redirect_uri", redirectUri);
        assertPage("redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/callback", "http://127.0.0.1:1/callback", "http://localhost:65535/callback"})
    @Spec("RFC 8252 7.3")
    void a_program_on_the_users_machine_may_listen_on_any_port(String redirectUri) {
        request.put("redirect_uri", redirectUri);
        browser.get(TestRequests.path(request)).then().statusCode(303).header("Location", containsString("/login"));
    }

    @Test
    @Spec("RFC 8252 8.4 a")
    void a_confidential_client_may_not_change_the_port() {
        request.put("client_id", "web-app");
        request.put("redirect_uri", "http://localhost:3001/callback");
        assertPage("redirect_uri");
    }

    @Test
    @Spec({"RFC 6749 4.1.2.1 a", "RFC 9700 4.16"})
    void an_unknown_client_gets_a_page() {
        request.put("client_id", "nobody");
        assertPage("nobody");
    }

    @Test
    @Spec("RFC 6749 4.1.2.1 a")
    void a_client_without_a_name_gets_a_page() {
        request.remove("client_id");
        assertPage("client_id");
    }

    @Test
    @Spec("RFC 6749 3.1.2.3 a")
    void a_missing_redirect_uri_gets_a_page_when_there_are_several_to_choose_from() {
        request.remove("redirect_uri");
        assertPage("redirect_uri");
    }

    @Test
    void a_missing_redirect_uri_is_the_registered_one_when_there_is_just_one() {
        request.put("client_id", "web-app");
        request.remove("redirect_uri");
        browser.get(TestRequests.path(request)).then().statusCode(303).header("Location", containsString("/login"));
    }

    @Test
    @Spec("RFC 6749 3.1 e")
    void a_client_id_that_is_sent_twice_gets_a_page() {
        Response answer = browser.get(TestRequests.path(request) + "&client_id=web-app");
        answer.then().statusCode(400).header("Location", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, , invalid_request",
        "response_mode, fragment, invalid_request",
        "code_challenge, , invalid_request",
        "code_challenge, tooshort, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, , invalid_request",
        "scope, tasks:delete, invalid_scope",
        "resource, http://elsewhere, invalid_target",
        "request, eyJ, request_not_supported"
    })
    @Spec({
        "RFC 6749 3.1.1",
        "RFC 6749 4.1.2.1 b",
        "OAuth 2.1 4.1.1",
        "OAuth 2.1 4.1.3",
        "RFC 7636 4.4.1 a",
        "RFC 7636 4.4.1 b",
        "RFC 8252 8.1",
        "RFC 8707 2",
        "RFC 9207 2 a",
        "RFC 9700 2.1.1 b",
        "OIDC Core 6.1"
    })
    void every_other_fault_goes_back_to_the_client_with_state_and_issuer(String name, String value, String error) {
        request.remove(name);
        if (value != null) request.put(name, value);
        assertRedirect(browser.get(TestRequests.path(request)), error, "af0ifjs&ldkj");
    }

    @Test
    void a_client_that_may_not_use_codes_is_told() {
        // No seeded client has a redirect URI without the grant, so the check is asked itself.
        assertEquals(
                oauthlab.shared.protocol.OAuthErrorCode.UNAUTHORIZED_CLIENT,
                RedirectUrisTest.rejection("client_credentials").code());
    }

    @Test
    @Spec("RFC 6749 3.1 e")
    void a_parameter_that_is_sent_twice_goes_back_as_invalid_request() {
        assertRedirect(
                browser.get(TestRequests.path(request) + "&scope=tasks%3Awrite"), "invalid_request", "af0ifjs&ldkj");
    }

    @Test
    void a_state_that_is_sent_twice_is_not_sent_back() {
        assertRedirect(browser.get(TestRequests.path(request) + "&state=other"), "invalid_request", null);
    }

    private void assertPage(String mentions) {
        browser.get(TestRequests.path(request))
                .then()
                .statusCode(400)
                .contentType("text/html")
                .header("Location", nullValue())
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString(mentions));
    }

    private static void assertRedirect(Response answer, String error, String state) {
        answer.then().statusCode(303).header("Location", startsWith(TestRequests.AGENT_CLI_REDIRECT + "?"));
        assertEquals(error, TestBrowser.locationParameter(answer, "error"));
        assertEquals(state, TestBrowser.locationParameter(answer, "state"));
        assertEquals("http://localhost:4000", TestBrowser.locationParameter(answer, "iss"));
        assertTrue(TestBrowser.locationParameter(answer, "error_description").length() > 20);
        assertNull(TestBrowser.locationParameter(answer, "code"));
    }

    /** Nothing beside request_uri is believed, so there is no proven address to send the browser to. */
    @Test
    void a_request_uri_that_nobody_pushed_is_shown_to_the_user() {
        request.put("request_uri", "urn:x");
        browser.get(TestRequests.path(request))
                .then()
                .statusCode(400)
                .header("Location", org.hamcrest.Matchers.nullValue())
                .body(containsString("request_uri"));
    }
}
