package oauthlab.auth.endpoints.userinfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refresh is no new sign-in, and its tokens say so. */
@QuarkusTest
class RefreshedClaimsTest {

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec("RFC 9068 2.2.1")
    void the_time_of_the_sign_in_stays_through_all_refreshes() throws Exception {
        Response first = tokens();
        Response last = refreshed(refreshed(first));
        long signedIn = claims(first, "access_token").path("auth_time").asLong();
        assertTrue(signedIn > 0);
        assertEquals(signedIn, claims(last, "access_token").path("auth_time").asLong());
    }

    @Test
    @Spec("OIDC Core 12.2")
    void a_refreshed_id_token_is_about_the_same_sign_in() throws Exception {
        Response first = tokens();
        JsonNode before = claims(first, "id_token");
        JsonNode after = claims(refreshed(first), "id_token");
        for (String claim : new String[] {"iss", "sub", "aud", "auth_time"})
            assertEquals(before.get(claim), after.get(claim), claim);
        assertTrue(before.path("iat").asLong() < after.path("iat").asLong());
    }

    private static Response tokens() {
        CodeVerifier verifier = CodeVerifier.random();
        Response redirect = TestRequests.approve(new TestBrowser(), TestRequests.webApp(verifier));
        return TestRequests.redeemAsWebApp(TestBrowser.locationParameter(redirect, "code"), verifier);
    }

    private Response refreshed(Response tokens) {
        clock.advance(Duration.ofMinutes(5));
        return TestRequests.token(Map.of(
                "grant_type", "refresh_token",
                "client_id", "web-app",
                "client_secret", "webapp-secret-abcdef",
                "refresh_token", tokens.path("refresh_token")));
    }

    private static JsonNode claims(Response tokens, String member) throws Exception {
        String token = tokens.then().statusCode(200).extract().path(member);
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
