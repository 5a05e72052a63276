package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.Test;

/** The process is killed: what a user had finished is there, and what was half-done is not. */
class BrokerRestartIT {

    @Test
    void a_sign_in_that_was_finished_survives_a_killed_process_and_a_changed_master_key() {
        String first = RandomSecret.generate(32);
        try (Lab lab = Lab.startBroker("broker-restart", Map.of("OAUTHLAB_MASTER_KEY", first))) {
            String token = new CompanySignIn(lab)
                    .tokens("alice", "tasks:read", lab.mcp() + "/mcp")
                    .path("access_token");
            lab.service("auth-server").kill();
            lab.restart("auth-server");
            CompanySignIn.exchange(lab, token).then().statusCode(200);

            lab.service("auth-server").kill();
            String second = RandomSecret.generate(32);
            lab.set("OAUTHLAB_MASTER_KEY", second).set("OAUTHLAB_MASTER_KEY_PREVIOUS", first);
            lab.restart("auth-server");
            CompanySignIn.exchange(lab, token).then().statusCode(200);
            // Everything was wrapped anew at that start; so now the first key is not needed any more.
            lab.service("auth-server").kill();
            lab.set("OAUTHLAB_MASTER_KEY_PREVIOUS", "");
            lab.restart("auth-server");
            CompanySignIn.exchange(lab, token).then().statusCode(200);
        }
    }

    /** Between the provider's answer and ours: it has given tokens, and is to say who the user is when we are gone. */
    @Test
    void a_sign_in_in_the_middle_of_which_the_process_dies_leaves_nothing_and_can_be_made_again() throws Exception {
        try (var provider = new PlainProvider();
                Lab lab = Lab.startAuthServer("broker-killed", provider.settings())) {
            provider.isSilent = true;
            var browser = new Browser(lab.auth());
            Response away = PlainProvider.leaves(browser, Approval.request("tasks:read", CodeVerifier.random()));
            var waiting = new Thread(() -> tryToReturn(browser, away));
            waiting.start();
            assertTrue(provider.asked.await(20, TimeUnit.SECONDS), "the provider was asked who the user is");
            lab.service("auth-server").kill();
            waiting.join();
            provider.isSilent = false;
            lab.restart("auth-server");

            browser.get(PlainProvider.callback(away)).then().statusCode(400);
            assertEquals(0, usersAdded(lab), "nothing half-done");
            assertNotNull(PlainProvider.token(lab, lab.resource()));
            assertEquals(1, usersAdded(lab));
        }
    }

    private static int usersAdded(Lab lab) {
        return RestAssured.get(lab.auth() + "/debug/audit?type=user.added").path("total");
    }

    private static void tryToReturn(Browser browser, Response away) {
        try {
            browser.get(PlainProvider.callback(away));
        } catch (Exception connectionLost) {
            System.out.println("The browser lost the connection: " + connectionLost.getMessage());
        }
    }
}
