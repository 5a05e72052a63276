package oauthlab.system.nodes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.AtOnce;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TwoNodesIT {

    private static final int CONCURRENT = 50;
    private static final int ALGORITHMS = 2;
    private static final String ADMIN_TOKEN = RandomSecret.generate(32);

    /** The nodes hear of a rotation only by their own attempts, and who fails to sign in cannot sit it out. */
    private static final Map<String, String> SETTINGS = Map.of(
            "OAUTHLAB_ADMIN_TOKEN", ADMIN_TOKEN,
            "OAUTHLAB_SIGNING_ALGORITHMS", "ES256,RS256",
            "OAUTHLAB_KEYS_RELOAD_EVERY", "PT60S",
            "OAUTHLAB_CLEANUP_EVERY", "PT1S",
            "OAUTHLAB_LIFETIMES_REFRESH_GRACE", "PT0S",
            "OAUTHLAB_FAILED_ATTEMPTS_LOGIN_BY_NAME_FIRST", "PT5M");

    private static TwoNodes nodes;
    private static Browser browser;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start("two-nodes", SETTINGS);
        browser = new Browser(nodes.one().auth()).signIn("alice");
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void both_started_at_once_on_an_empty_database_and_are_alike() {
        assertEquals("5", nodes.postgres().valueInAuth("select count(*) from oauth_client"));
        assertEquals("3", nodes.postgres().valueInAuth("select count(*) from oauth_user"));
        String active = nodes.postgres().valueInAuth("select count(*) from signing_key where state = 'ACTIVE'");
        assertEquals("" + ALGORITHMS, active);
        assertEquals(keySet(nodes.one()), keySet(nodes.other()));
        TwoNodes.moved(browser, nodes.other())
                .get("/consents")
                .then()
                .statusCode(200)
                .body(containsString("alice"));
    }

    @Test
    void a_code_of_one_node_is_redeemed_by_the_other_once() {
        var verifier = CodeVerifier.random();
        String code = Approval.code(browser, Approval.request("tasks:read", verifier));
        String token = Approval.redeem(nodes.other(), code, verifier).path("access_token");
        assertTrue(Api.introspect(nodes.one(), token).active());
        for (Lab node : List.of(nodes.one(), nodes.other())) {
            Approval.redeem(node, code, verifier).then().statusCode(400).body("error", equalTo("invalid_grant"));
            assertFalse(Api.introspect(node, token).active());
        }
    }

    @Test
    void one_code_raced_on_both_nodes_is_honoured_once() {
        var verifier = CodeVerifier.random();
        String code = Approval.code(browser, Approval.request("tasks:read", verifier));
        honouredOnce("code", number -> Approval.redeem(nodes.node(number), code, verifier));
    }

    @Test
    void one_refresh_token_raced_on_both_nodes_is_honoured_once_and_ends_its_family() {
        String refreshToken = tokens().path("refresh_token");
        Response first =
                honouredOnce("refresh token", number -> Approval.refresh(nodes.node(number), refreshToken, Map.of()));
        Approval.refresh(nodes.other(), first.path("refresh_token"), Map.of())
                .then()
                .statusCode(400);
    }

    @Test
    void failed_sign_ins_count_on_both_together() {
        var browsers = List.of(
                new Browser(nodes.one().auth()), new Browser(nodes.other().auth()));
        int refused = 0;
        while (signInWrongly(browsers.get(refused % 2)).statusCode() == 401) refused++;
        System.out.println("Sign-ins that failed, on both nodes in turn, before they were slowed down: " + refused);
        assertEquals(5, refused);
        for (Browser guesser : browsers)
            assertEquals(429, signInWrongly(guesser).statusCode());
    }

    @Test
    void a_token_that_one_node_revoked_is_inactive_on_the_other() {
        Response tokens = tokens();
        String token = tokens.path("access_token");
        assertTrue(Api.introspect(nodes.other(), token).active());
        given().formParam("client_id", "agent-cli")
                .formParam("token", token)
                .post(nodes.one().auth() + "/oauth/revoke")
                .then()
                .statusCode(200);
        assertFalse(Api.introspect(nodes.other(), token).active());
    }

    @Test
    void keys_rotate_once_when_both_try_at_the_same_moment() {
        int rounds = 3;
        for (int round = 1; round <= rounds; round++) {
            int before = rotations();
            Set<String> next = keysIn(nodes.one(), "NEXT");
            List<Response> answers = AtOnce.run(
                    2,
                    number -> admin().formParam("reason", "early")
                            .post(nodes.node(number).auth() + "/admin/keys/rotate"));
            answers.forEach(answer -> answer.then().statusCode(200));
            System.out.println("Rotations when two nodes tried at once: " + (rotations() - before));
            assertEquals(before + 1, rotations());
            assertEquals(next, keysIn(nodes.one(), "ACTIVE"));
            assertEquals(next, keysIn(nodes.other(), "ACTIVE"));
            assertEquals(keySet(nodes.one()), keySet(nodes.other()));
        }
        assertEquals(ALGORITHMS * (2 + rotations()), keySet(nodes.one()).size());
        assertTrue(Api.introspect(nodes.other(), Api.agentToken(nodes.one())).active());
    }

    /** Both try every second, for a lease of minutes; who has it renews it. */
    @Test
    void one_node_at_a_time_cleans_up() {
        var holders = new HashSet<String>();
        var ends = new TreeSet<Double>();
        while (ends.isEmpty() || ends.last() - ends.first() < 3) {
            String[] lease = nodes.postgres()
                    .valueInAuth("select holder || ' ' || extract(epoch from held_until) from cleanup_lease")
                    .split(" ");
            if (lease[0].equals("nobody")) continue;
            holders.add(lease[0]);
            ends.add(Double.parseDouble(lease[1]));
        }
        System.out.println("Renewals of the clean-up lease in three seconds: " + (ends.size() - 1) + ", holders: "
                + holders.size());
        assertEquals(1, holders.size());
    }

    private static Response honouredOnce(String what, IntFunction<Response> request) {
        List<Response> answers = AtOnce.run(CONCURRENT, request);
        List<Response> honoured =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        System.out.println("One " + what + ", " + CONCURRENT + " requests on two nodes, honoured: " + honoured.size());
        assertEquals(1, honoured.size());
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> answer.then().statusCode(400).body("error", equalTo("invalid_grant")));
        for (Lab node : List.of(nodes.one(), nodes.other())) {
            assertFalse(
                    Api.introspect(node, honoured.get(0).path("access_token")).active());
        }
        return honoured.get(0);
    }

    private static Response tokens() {
        var verifier = CodeVerifier.random();
        Response tokens = Approval.redeem(
                nodes.one(), Approval.code(browser, Approval.request("tasks:read", verifier)), verifier);
        tokens.then().statusCode(200);
        return tokens;
    }

    private static Response signInWrongly(Browser guesser) {
        return guesser.submit(guesser.get("/login"), "/login", Map.of("username", "bob", "password", "wrong"));
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().oauth2(ADMIN_TOKEN);
    }

    /** Each changes the keys of all algorithms, and leaves a trace for each. */
    private static int rotations() {
        int keys = given().get(nodes.one().auth() + "/debug/audit?type=key.rotated")
                .path("total");
        assertEquals(0, keys % ALGORITHMS);
        return keys / ALGORITHMS;
    }

    private static Set<String> keySet(Lab node) {
        return new HashSet<>(given().get(node.auth() + "/.well-known/jwks.json").<List<String>>path("keys.kid"));
    }

    private static Set<String> keysIn(Lab node, String state) {
        return new HashSet<>(admin().get(node.auth() + "/admin/keys")
                .<List<String>>path("keys.findAll { it.state == '" + state + "' }.kid"));
    }
}
