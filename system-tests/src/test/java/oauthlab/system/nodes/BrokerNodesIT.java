package oauthlab.system.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.flows.PlainProvider;
import oauthlab.system.lab.AtOnce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL, whose users sign in elsewhere. */
class BrokerNodesIT {

    private static final int CONCURRENT = 20;

    private static PlainProvider provider;
    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        provider = new PlainProvider();
        var settings = new HashMap<>(provider.settings());
        // One MCP server for both.
        settings.put("LAB_PORT_MCP", "4002");
        nodes = TwoNodes.start("broker-nodes", settings);
    }

    @AfterAll
    static void stop() {
        nodes.close();
        provider.close();
    }

    @Test
    void a_browser_leaves_one_and_comes_back_to_the_other() {
        var browser = new Browser(nodes.one().auth());
        var verifier = CodeVerifier.random();
        Response away = PlainProvider.leaves(browser, Approval.request("tasks:read", verifier));
        var moved = new Browser(nodes.other().auth());
        away.getCookies().keySet().forEach(name -> moved.putCookie(name, browser.cookie(name)));
        Response done = moved.get(PlainProvider.callback(away));
        Response tokens = Approval.redeem(nodes.one(), Browser.parameter(done, "code"), verifier);
        assertNotNull(tokens.path("access_token"));
        browser.get(PlainProvider.callback(away)).then().statusCode(400);
    }

    @Test
    void twenty_exchanges_on_both_make_one_refresh_there() {
        String ours = PlainProvider.token(nodes.one(), "http://localhost:4002/mcp");
        int before = provider.refreshes.get();
        List<Response> answers = AtOnce.run(CONCURRENT, number -> CompanySignIn.exchange(nodes.node(number), ours));
        List<String> tokens = answers.stream()
                .map(answer -> answer.<String>path("access_token"))
                .distinct()
                .toList();
        int refreshes = provider.refreshes.get() - before;
        System.out.println(CONCURRENT + " exchanges at once on two nodes: " + refreshes
                + " refresh at the provider, tokens handed out: " + tokens);
        assertEquals(1, refreshes);
        assertEquals(1, tokens.size());
    }
}
