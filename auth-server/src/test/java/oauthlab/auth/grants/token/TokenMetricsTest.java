package oauthlab.auth.grants.token;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus reads of the token endpoint. */
@QuarkusTest
class TokenMetricsTest {

    private static final String GOOD = "client_id=ai-agent-assistant&client_secret=agent-secret-67890&grant_type=";

    @ParameterizedTest
    @CsvSource({
        "client_credentials, client_credentials, issued",
        "client_credentials&scope=everything, client_credentials, invalid_scope",
        "refresh_token&refresh_token=x, refresh_token, unauthorized_client",
        "authorization_code&code=x, authorization_code, unauthorized_client",
        "nonsense, unknown, unsupported_grant_type",
        "client_credentials&grant_type=nonsense, client_credentials, invalid_request"
    })
    void each_request_counts_by_its_grant_and_its_outcome(String sent, String grant, String outcome) {
        String series = "oauthlab_token_requests_seconds_count{grant=\"" + grant + "\",outcome=\"" + outcome + "\"}";
        double before = value(series);
        post(GOOD + sent);
        assertEquals(before + 1, value(series), metrics());
    }

    @Test
    void a_wrong_secret_counts_and_no_caller_makes_the_list_grow() {
        String series =
                "oauthlab_token_requests_seconds_count{grant=\"client_credentials\",outcome=\"invalid_client\"}";
        double before = value(series);
        post("client_id=ai-agent-assistant&client_secret=wrong&grant_type=client_credentials");
        assertEquals(before + 1, value(series));
        post(GOOD + "a-grant-of-my-own");
        assertFalse(metrics().contains("a-grant-of-my-own"));
    }

    @Test
    void every_event_of_the_audit_log_counts() {
        String issued = "oauthlab_events_total{outcome=\"ok\",type=\"token.issued\"}";
        String refused = "oauthlab_events_total{outcome=\"invalid_scope\",type=\"request.refused\"}";
        double issuedBefore = value(issued);
        double refusedBefore = value(refused);
        post(GOOD + "client_credentials");
        post(GOOD + "client_credentials&scope=everything");
        assertEquals(issuedBefore + 1, value(issued));
        assertEquals(refusedBefore + 1, value(refused));
    }

    private static void post(String form) {
        given().contentType("application/x-www-form-urlencoded").body(form).post("/oauth/token");
    }

    private static double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
