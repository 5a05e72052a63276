package oauthlab.auth.authorize;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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

/** How the parameters of an authorization request are read, and how those of the answer are added. */
@QuarkusTest
class AuthorizationParametersTest {

    private static final String WITH_QUERY = "https://app.example/callback?tenant=1";

    @Inject
    Clients clients;

    private final Map<String, String> request = TestRequests.authorization(CodeVerifier.random());
    private final TestBrowser browser = new TestBrowser();

    @Test
    @Spec("RFC 6749 3.1 c")
    void a_parameter_without_a_value_counts_as_absent() {
        request.put("resource", "");
        request.put("response_mode", "");
        browser.get(TestRequests.path(request)).then().statusCode(303).header("Location", containsString("/login?"));
        request.put("response_type", "");
        browser.get(TestRequests.path(request))
                .then()
                .statusCode(303)
                .header("Location", containsString("error=invalid_request"));
    }

    @Test
    @Spec("RFC 6749 3.1.2 b")
    void a_query_of_the_redirect_uri_stays() {
        clients.addIfAbsent(new ClientBuilder("tenant-app")
                .secret("tenant-secret")
                .grantTypes(GrantType.AUTHORIZATION_CODE)
                .scopes(Scopes.of("tasks:read"))
                .redirectUris(List.of(WITH_QUERY))
                .build());
        try {
            request.put("client_id", "tenant-app");
            request.put("redirect_uri", WITH_QUERY);
            request.put("scope", "user:write");
            browser.get(TestRequests.path(request))
                    .then()
                    .header("Location", startsWith(WITH_QUERY + "&error=invalid_scope"));
        } finally {
            clients.remove("tenant-app");
        }
    }

    @Test
    @Spec({"OAuth 2.1 3.1 a", "RFC 9700 2.6 b"})
    void a_script_of_another_origin_reads_no_answer() {
        given().header("Origin", "https://evil.example")
                .accept("text/html")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(TestRequests.path(request))
                .then()
                .statusCode(303)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
