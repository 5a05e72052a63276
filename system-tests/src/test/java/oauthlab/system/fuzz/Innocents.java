package oauthlab.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.GrantType;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;

/** What belongs to alice, who sends none of the wild requests: it has to be afterwards as it was before. */
final class Innocents {

    private final Lab lab;
    private final Browser alice;
    private final CodeVerifier verifier = CodeVerifier.random();
    private final Response tokens;
    private final String code;
    private final String deviceCode;
    private final Response registered;
    private final String consents;
    private final List<String> keys;
    private final int clients;
    private final int signIns;

    Innocents(Lab lab) {
        this.lab = lab;
        this.alice = new Browser(lab.auth()).signIn("alice");
        this.tokens = Approval.tokens(lab, alice, "tasks:read", lab.resource());
        this.code = Approval.code(alice, Approval.request("tasks:read", verifier));
        this.deviceCode = given().formParam("client_id", "agent-cli")
                .post(lab.auth() + "/oauth/device_authorization")
                .path("device_code");
        this.registered = given().contentType(ContentType.JSON)
                .body(Map.of("redirect_uris", List.of(Approval.REDIRECT)))
                .post(lab.auth() + "/oauth/register");
        this.consents = consents();
        this.keys = keys();
        this.clients = clients();
        this.signIns = signIns();
    }

    /**
     * @param added how many clients are there in addition, as the answers said
     * @param signedIn how many sign-ins succeeded, as the answers said
     */
    void areAsBefore(int added, int signedIn) {
        assertEquals(clients + added, clients(), "clients");
        assertEquals(signIns + signedIn, signIns(), "sign-ins");
        assertEquals(keys, keys());
        assertEquals(consents, consents());
        assertTrue(Api.introspect(lab, tokens.path("access_token")).active());
        Approval.refresh(lab, tokens.path("refresh_token"), Map.of()).then().statusCode(200);
        Approval.redeem(lab, code, verifier).then().statusCode(200);
        given().formParam("client_id", "agent-cli")
                .formParam("grant_type", GrantType.DEVICE_CODE.wire())
                .formParam("device_code", deviceCode)
                .post(lab.auth() + "/oauth/token")
                .then()
                .body("error", equalTo("authorization_pending"));
        given().auth()
                .preemptive()
                .oauth2(registered.path("registration_access_token"))
                .get(lab.auth() + "/oauth/register/" + registered.path("client_id"))
                .then()
                .statusCode(200);
    }

    private String consents() {
        return alice.get("/consents").then().statusCode(200).extract().asString();
    }

    private List<String> keys() {
        return given().get(lab.auth() + "/.well-known/jwks.json").path("keys.kid");
    }

    private int clients() {
        return given().get(lab.auth() + "/debug/clients").path("total");
    }

    /** Facts of one moment are counted in one row. */
    private int signIns() {
        List<Integer> counts = given().get(lab.auth() + "/debug/audit?type=user.sign_in&outcome=ok&limit=200")
                .path("events.count");
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
