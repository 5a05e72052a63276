package oauthlab.auth.broker;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

/** Plain OAuth, passthrough, chosen claims, and a client that is tied to a provider. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class OtherWaysTest extends AtCompany {

    @Inject
    Clients clients;

    @Test
    void a_provider_without_openid_says_who_the_user_is_by_its_api() {
        company.user.put("id", 4711);
        company.user.put("login", "octo");
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, 200, company.tokens));
        Response away = user.leaves("plain", user.webApp());
        assertNull(TestBrowser.locationParameter(away, "nonce"));
        assertEquals("read:user", TestBrowser.locationParameter(away, "scope"));
        back(away).then().statusCode(303).header("Location", startsWith(TestRequests.WEB_APP_REDIRECT));
        assertEquals("secret at the company", company.tokenRequests.get(0).get("client_secret"));
        user.browser.get("/login").then().body(containsString("octo@plain"));
    }

    @Test
    void a_provider_without_an_issuer_may_say_a_name_of_its_own_when_it_answers() {
        company.user.put("id", 4713);
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, 200, company.tokens));
        answered("http://localhost:" + port + "/login").then().statusCode(303);
        for (String other : List.of("https://evil.example", company.issuer))
            answered(other).then().statusCode(400);
    }

    private Response answered(String issuer) {
        Response away = user.leaves("plain", user.webApp());
        return user.browser.get("/broker/plain/callback?code=a-code&state="
                + TestBrowser.locationParameter(away, "state") + "&iss=" + issuer);
    }

    @Test
    void with_passthrough_the_application_gets_the_token_of_the_provider_and_a_refresh_token_of_ours() {
        company.user.put("id", 4712);
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, 200, company.tokens));
        Response back = back(user.leaves("plain", user.webApp()));
        Response answer = TestRequests.redeemAsWebApp(TestBrowser.locationParameter(back, "code"), user.verifier);
        answer.then()
                .statusCode(200)
                .body("access_token", equalTo("company-access-token-1"))
                .body("token_type", equalTo("Bearer"))
                .body("refresh_token", allOf(startsWith("rt."), not(containsString("company"))));
        TestRequests.introspect("company-access-token-1").then().body("active", equalTo(false));
    }

    @Test
    void chosen_claims_go_into_our_token_and_those_of_the_protocol_never() {
        company.claims.put("department", "research");
        company.claims.put("salary", 100_000);
        company.claims.put("scope", "admin");
        String token = user.tokens("company", user.webApp()).path("access_token");
        JwtClaims claims = claims(token);
        assertEquals("research", claims.getClaimValue("upstream_department"));
        assertEquals("carla@company.example", claims.getClaimValue("upstream_email"));
        assertNull(claims.getClaimValue("upstream_salary"));
        assertNull(claims.getClaimValue("upstream_sub"), "allowed in the settings, but the protocol's");
        assertEquals("openid profile email tasks:read", claims.getClaimValue("scope"));
    }

    @Test
    void the_users_of_a_client_that_is_tied_to_a_provider_have_to_come_from_there() {
        tiedApp();
        var request = new LinkedHashMap<>(user.webApp());
        request.put("client_id", "tied-app");
        user.browser.signIn("alice");
        Response toLogin = user.browser.get(TestRequests.path(request));
        Response toProvider = user.browser.get(here(toLogin));
        toProvider.then().statusCode(303).header("Location", containsString("/broker/company?return_to="));
        user.travels("company", request).then().header("Location", containsString("code="));
        // Now the session has come from there, for this very client, and nothing more is asked.
        user.browser.get(TestRequests.path(request)).then().header("Location", containsString("code="));
    }

    private void tiedApp() {
        QuarkusTransaction.requiringNew()
                .run(() -> clients.addIfAbsent(new ClientBuilder("tied-app")
                        .secret("tied-app-secret")
                        .grantTypes(GrantType.AUTHORIZATION_CODE)
                        .scopes(Scopes.of("openid", "profile", "email", "tasks:read"))
                        .redirectUris(List.of(TestRequests.WEB_APP_REDIRECT))
                        .build()));
    }

    private Response back(Response away) {
        return user.browser.get(
                "/broker/plain/callback?code=a-code&state=" + TestBrowser.locationParameter(away, "state"));
    }

    private static String here(Response redirect) {
        return redirect.getHeader("Location").replaceFirst("^http://[^/]*", "");
    }

    private static JwtClaims claims(String token) {
        try {
            return new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setSkipSignatureVerification()
                    .build()
                    .processToClaims(token);
        } catch (InvalidJwtException bad) {
            throw new AssertionError(bad);
        }
    }
}
