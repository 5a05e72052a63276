package oauthlab.system.interop;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The lab's users sign in at {@code oidc-provider}, a certified OpenID provider for Node.js. Its access tokens are no JWTs, its
 * refresh tokens change with every use, and whoever uses an old one loses all of them.
 */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
class StrangeProviderIT {

    private static final String PREFIX = "OAUTHLAB_UPSTREAM_PROVIDERS_STRANGER_";

    private static ForeignProgram provider;
    private static String there;
    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        int port = Ports.free().company();
        there = "http://127.0.0.1:" + port;
        lab = Lab.startAuthServer(
                "strange-provider",
                Map.of(
                        PREFIX + "ISSUER", there,
                        PREFIX + "CLIENT_ID", "the-lab",
                        PREFIX + "CLIENT_SECRET", "a secret that is long enough",
                        PREFIX + "SCOPES", "openid,profile,email,offline_access",
                        PREFIX + "PARAMETERS_PROMPT", "consent",
                        PREFIX + "HAND_OVER_TO", "mcp-task-manager"));
        provider = ForeignProgram.node(
                Root.workFolder("strange-provider").resolve("provider.log"),
                Map.of(),
                List.of(Npm.script("oidc-provider.mjs"), "" + port, lab.auth() + "/broker/stranger/callback"));
        assertEquals("ready", provider.read());
    }

    @AfterAll
    static void stop() {
        lab.close();
        provider.close();
    }

    @Test
    void somebody_signs_in_there_and_is_the_same_user_the_next_time() {
        String first = subject(tokens("carla"));
        assertTrue(first.startsWith("user-"), first);
        assertEquals(first, subject(tokens("carla")));
        assertNotEquals(first, subject(tokens("dora")));
    }

    /** Its access tokens last 20 seconds, and we refresh half a minute before the end: so each time. */
    @Test
    void each_exchange_refreshes_there_with_a_new_refresh_token_and_signing_out_revokes_the_last() {
        var user = new Browser(lab.auth());
        String ours = tokens(user, "erik", lab.mcp() + "/mcp").path("access_token");
        String before = "";
        for (int i = 0; i < 3; i++) {
            Response handed = CompanySignIn.exchange(lab, ours);
            handed.then().statusCode(200).body("access_token", not(equalTo(before)));
            before = handed.path("access_token");
        }
        user.submit(user.get("/logout"), "/logout", Map.of()).then().statusCode(303);
        CompanySignIn.exchange(lab, ours).then().statusCode(400);
        provider.readUntil("revoked");
    }

    @Test
    void who_says_no_there_is_sent_back_to_the_application() {
        var user = new Browser(lab.auth());
        var elsewhere = new Browser(there);
        Response interaction = elsewhere.get(CompanySignIn.path(leaves(user, CodeVerifier.random(), lab.resource())));
        Response aborted = elsewhere.get(CompanySignIn.path(interaction) + "/abort");
        Response back = user.get(CompanySignIn.path(elsewhere.get(CompanySignIn.path(aborted))));
        assertEquals("access_denied", Browser.parameter(back, "error"));
    }

    private static Response tokens(String name) {
        return tokens(new Browser(lab.auth()), name, lab.resource());
    }

    private static Response tokens(Browser user, String name, String resource) {
        var verifier = CodeVerifier.random();
        Response back = approvedThere(name, leaves(user, verifier, resource));
        Response done = user.get(CompanySignIn.path(back));
        Response answer = Approval.redeem(lab, Browser.parameter(done, "code"), verifier);
        answer.then().statusCode(200);
        return answer;
    }

    private static Response leaves(Browser user, CodeVerifier verifier, String resource) {
        var request = Approval.request("tasks:read", verifier);
        request.put("resource", resource);
        Response question =
                user.get("/broker/stranger?return_to=" + Browser.encode("/oauth/authorize?" + Browser.query(request)));
        return user.submit(question, "/broker/stranger", CompanySignIn.with(question, "approve"));
    }

    /** Its two pages: a name that is believed, and a yes. */
    private static Response approvedThere(String name, Response away) {
        var elsewhere = new Browser(there);
        Response interaction = elsewhere.get(CompanySignIn.path(away));
        Response resumed = elsewhere.post(
                CompanySignIn.path(interaction), Map.of("prompt", "login", "login", name, "password", "any"));
        Response consent = elsewhere.get(CompanySignIn.path(resumed));
        Response agreed = elsewhere.post(CompanySignIn.path(consent), Map.of("prompt", "consent"));
        return elsewhere.get(CompanySignIn.path(agreed));
    }

    private static String subject(Response tokens) {
        return Api.introspect(lab, tokens.path("access_token")).subject();
    }
}
