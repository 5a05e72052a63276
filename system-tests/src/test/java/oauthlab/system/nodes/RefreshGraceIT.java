package oauthlab.system.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.AtOnce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a time of grace a client that lost an answer gets it again, from whichever node; and no more than that. */
class RefreshGraceIT {

    private static final int CONCURRENT = 50;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start("refresh-grace", Map.of("OAUTHLAB_LIFETIMES_REFRESH_GRACE", "PT5M"));
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void a_raced_refresh_token_has_one_successor_and_an_older_one_still_ends_the_family() {
        var browser = new Browser(nodes.one().auth()).signIn("alice");
        var verifier = CodeVerifier.random();
        String code = Approval.code(browser, Approval.request("tasks:read", verifier));
        String refreshToken = Approval.redeem(nodes.one(), code, verifier).path("refresh_token");

        List<Response> answers =
                AtOnce.run(CONCURRENT, number -> Approval.refresh(nodes.node(number), refreshToken, Map.of()));
        List<String> successors = answers.stream()
                .map(answer -> answer.<String>path("refresh_token"))
                .distinct()
                .toList();
        long honoured =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        System.out.println("One refresh token within its grace, " + CONCURRENT + " requests on two nodes, answered: "
                + honoured + ", successors: " + successors.size());
        assertEquals(CONCURRENT, honoured);
        assertEquals(1, successors.size());

        Response next = Approval.refresh(nodes.other(), successors.get(0), Map.of());
        next.then().statusCode(200);
        assertTrue(Api.introspect(nodes.one(), next.path("access_token")).active());
        Approval.refresh(nodes.one(), refreshToken, Map.of()).then().statusCode(400);
        Approval.refresh(nodes.other(), next.path("refresh_token"), Map.of())
                .then()
                .statusCode(400);
    }
}
