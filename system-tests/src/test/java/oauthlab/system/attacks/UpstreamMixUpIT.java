package oauthlab.system.attacks;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One of two providers at which users may sign in is the attacker's. It sends the browser on to the honest one, in our name, so
 * that the honest one's code comes back to us while we believe to talk to the attacker, and bring the code to him.
 *
 * <p>Each provider has a callback of its own, a trip is good for one of them, and one that names itself must be the right one.
 * RFC 9700 section 4.4.2, RFC 9207.
 */
class UpstreamMixUpIT {

    private static AttackersSite mallory;
    private static Lab lab;

    @BeforeAll
    static void start() {
        mallory = new AttackersSite();
        String issuer = mallory.address("");
        mallory.publish(
                "/.well-known/openid-configuration",
                ("{'issuer':'" + issuer + "','authorization_endpoint':'" + issuer + "/authorize','token_endpoint':'"
                                + issuer + "/token','jwks_uri':'" + issuer + "/jwks'}")
                        .replace('\'', '"'));
        lab = Lab.startBroker(
                "upstream-mix-up",
                Map.of(
                        "OAUTHLAB_UPSTREAM_PROVIDERS_MALLORY_ISSUER",
                        issuer,
                        "OAUTHLAB_UPSTREAM_PROVIDERS_MALLORY_CLIENT_ID",
                        "the-lab"));
    }

    @AfterAll
    static void stop() {
        lab.close();
        mallory.close();
    }

    @Test
    void the_honest_providers_code_never_comes_to_the_attacker() {
        var user = new CompanySignIn(lab);
        var request = Approval.request("tasks:read", CodeVerifier.random());
        String target = "?return_to=" + Browser.encode("/oauth/authorize?" + Browser.query(request));
        Response question = user.here.get("/broker/mallory" + target);
        Response toMallory = user.here.submit(question, "/broker/mallory", CompanySignIn.with(question, "approve"));
        String state = Browser.parameter(toMallory, "state");

        // Mallory sends the browser to Company, with the state of the trip to him.
        Response honest = new CompanySignIn(lab).leaves(request);
        String forwarded =
                CompanySignIn.path(honest).replace("state=" + Browser.parameter(honest, "state"), "state=" + state);
        Response back = user.signsIn("alice", new Redirect(forwarded).response());

        user.returns(back).then().statusCode(400).body(containsString("another provider"));
        String atMallorys = CompanySignIn.path(back).replace("/broker/company/", "/broker/mallory/");
        user.here.get(atMallorys).then().statusCode(400).body(containsString("somebody else (iss)"));
        assertEquals(0, mallory.visits("/token").get());
    }

    @Test
    void an_honest_sign_in_works_beside_him() {
        Response answer = new CompanySignIn(lab).tokens("alice", "tasks:read", lab.resource());
        assertNotNull(answer.path("access_token"));
    }

    /** A redirect that the attacker made. */
    private record Redirect(String path) {

        Response response() {
            return new ResponseBuilder()
                    .setStatusCode(303)
                    .setHeader("Location", "http://127.0.0.1" + path)
                    .build();
        }
    }
}
