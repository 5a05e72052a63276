package oauthlab.auth.broker;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import oauthlab.auth.RareSettings;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.auth.foundation.platform.LabModes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the question before leaving, which lab mode alone allows. */
@QuarkusTest
@TestProfile(RareSettings.class)
class ConsentFirstTest {

    @ConfigProperty(name = "test.provider.port")
    int port;

    @Inject
    ProviderLoginMethod method;

    private TestProvider company;

    @BeforeEach
    void start() {
        company = new TestProvider(port);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void the_browser_leaves_at_once_and_the_question_comes_afterwards() {
        var user = new Traveller(company);
        Response away = user.asked("company", user.webApp());
        away.then().statusCode(303).header("Location", startsWith(company.issuer));
        company.nonce = TestBrowser.locationParameter(away, "nonce");
        Response back = user.returns("company", away);
        back.then().statusCode(303).header("Location", containsString("/oauth/authorize?"));
        user.browser
                .get(TestRequests.path(user.webApp()))
                .then()
                .statusCode(303)
                .header("Location", containsString("/consent?"));
    }

    @Test
    void outside_the_lab_the_server_does_not_start_so() {
        var refused = assertThrows(IllegalStateException.class, () -> method.check(null, LabModes.OFF));
        assertTrue(refused.getMessage().contains("consent-first=false is for lab mode only"), refused.getMessage());
    }
}
