package oauthlab.system.interop;

import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lab's users sign in at {@code mock-oauth2-server}, which many projects test with; it asks its users nothing. */
class MockProviderIT {

    private static final String ISSUER = "elsewhere";
    private static final String PREFIX = "OAUTHLAB_UPSTREAM_PROVIDERS_MOCK_";

    private static MockOAuth2Server provider;
    private static Lab lab;

    @BeforeAll
    static void start() {
        provider = new MockOAuth2Server();
        provider.start();
        lab = Lab.startAuthServer(
                "mock-provider",
                Map.of(
                        PREFIX + "ISSUER", provider.issuerUrl(ISSUER).toString(),
                        PREFIX + "CLIENT_ID", "the-lab",
                        PREFIX + "CLIENT_SECRET", "any",
                        PREFIX + "HAND_OVER_TO", "mcp-task-manager",
                        PREFIX + "CLAIMS_ALLOW", "department"));
    }

    @AfterAll
    static void stop() {
        lab.close();
        provider.shutdown();
    }

    @Test
    void somebody_signs_in_there_and_the_service_gets_the_token() {
        String token = signIn("u-1", lab.mcp() + "/mcp").path("access_token");
        CompanySignIn.exchange(lab, token).then().statusCode(200).body("access_token", startsWith("ey"));
    }

    @Test
    void the_same_subject_is_the_same_user() {
        String first = Api.introspect(lab, signIn("u-2", lab.resource()).path("access_token"))
                .subject();
        assertEquals(
                first,
                Api.introspect(lab, signIn("u-2", lab.resource()).path("access_token"))
                        .subject());
    }

    private static Response signIn(String subject, String resource) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                ISSUER, subject, "JWT", List.of("the-lab"), Map.of("department", "research"), 3600));
        var user = new Browser(lab.auth());
        var verifier = CodeVerifier.random();
        var request = Approval.request("tasks:read", verifier);
        request.put("resource", resource);
        Response question =
                user.get("/broker/mock?return_to=" + Browser.encode("/oauth/authorize?" + Browser.query(request)));
        Response away = user.submit(question, "/broker/mock", CompanySignIn.with(question, "approve"));
        Response back = RestAssured.given()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(away.getHeader("Location"));
        Response done = user.get(CompanySignIn.path(back));
        Response tokens = Approval.redeem(lab, Browser.parameter(done, "code"), verifier);
        tokens.then().statusCode(200);
        return tokens;
    }
}
