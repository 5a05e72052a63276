package oauthlab.auth.clients.clientauth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a secret may stand, and when there must be one. */
@QuarkusTest
class ClientSecretPlacesTest {

    @Inject
    Clients clients;

    @Test
    @Spec("RFC 6749 2.3.1 b")
    void a_secret_in_the_address_is_not_seen() {
        given().contentType("application/x-www-form-urlencoded")
                .body("grant_type=client_credentials")
                .post("/oauth/token?client_id=ai-agent-assistant&client_secret=agent-secret-67890")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    @Spec("RFC 6749 2.3.1 d")
    void a_secret_with_special_characters_is_form_encoded_first() {
        String id = "odd client";
        String secret = "100% : +&=\u00e4";
        clients.addIfAbsent(new ClientBuilder(id)
                .secret(secret)
                .grantTypes(GrantType.CLIENT_CREDENTIALS)
                .scopes(Scopes.of("tasks:read"))
                .build());
        try {
            ask(encode(id), encode(secret)).then().statusCode(200);
            ask(id, secret).then().statusCode(401);
        } finally {
            clients.remove(id);
        }
    }

    @Test
    @Spec("RFC 6749 4.1.3 d")
    void a_code_of_a_confidential_client_needs_its_secret() {
        CodeVerifier verifier = CodeVerifier.random();
        String code = code(verifier);
        TestRequests.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "web-app",
                        "code",
                        code,
                        "redirect_uri",
                        TestRequests.WEB_APP_REDIRECT,
                        "code_verifier",
                        verifier.value()))
                .then()
                .statusCode(401);
        TestRequests.redeemAsWebApp(code, verifier).then().statusCode(200);
    }

    @Test
    @Spec("RFC 6749 6 b")
    void a_refresh_token_of_a_confidential_client_needs_its_secret() {
        CodeVerifier verifier = CodeVerifier.random();
        String refreshToken =
                TestRequests.redeemAsWebApp(code(verifier), verifier).path("refresh_token");
        var form = new HashMap<>(
                Map.of("grant_type", "refresh_token", "client_id", "web-app", "refresh_token", refreshToken));
        TestRequests.token(form).then().statusCode(401);
        form.put("client_secret", "webapp-secret-abcdef");
        TestRequests.token(form).then().statusCode(200);
    }

    private static String code(CodeVerifier verifier) {
        Response redirect = TestRequests.approve(new TestBrowser(), TestRequests.webApp(verifier));
        return TestBrowser.locationParameter(redirect, "code");
    }

    private static Response ask(String id, String secret) {
        return given().auth()
                .preemptive()
                .basic(id, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** So many libraries send the name of a public client. RFC 6749 section 2.3.1: the secret is empty, which is as good as none. */
    @ParameterizedTest
    @CsvSource({"agent-cli, 400, unauthorized_client", "ai-agent-assistant, 401, invalid_client"})
    void an_empty_secret_in_the_header_is_none(String clientId, int status, String error) {
        given().auth()
                .preemptive()
                .basic(clientId, "")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(status)
                .body("error", equalTo(error));
    }
}
