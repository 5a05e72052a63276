package oauthlab.system.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/**
 * The attacker runs a provider, or has a say in what one says about him: that he is somebody else, that he may do more, that others
 * act for him. The server is set as carelessly as it can be: all claims pass, of whatever form.
 *
 * <p>What a token is decided by is set by us, and comes from nowhere else. RFC 7519 section 4.1, RFC 9068 section 2.2.
 */
class ClaimsInjectionIT {

    private static final Map<String, Object> INJECTED = Map.ofEntries(
            Map.entry("scope", "admin tasks:write"),
            Map.entry("client_id", "mcp-task-manager"),
            Map.entry("roles", List.of("admin")),
            Map.entry("groups", "admins"),
            Map.entry("act", Map.of("sub", "mallory")),
            Map.entry("may_act", Map.of("sub", "mallory")),
            Map.entry("cnf", Map.of("jkt", "mallorys-key")),
            Map.entry("grant_id", "somebody-elses"),
            Map.entry("department", "research"));

    @Test
    void no_claim_of_the_protocol_comes_from_elsewhere() {
        var provider = new MockOAuth2Server();
        provider.start();
        String prefix = "OAUTHLAB_UPSTREAM_PROVIDERS_MALLORY_";
        var settings = Map.of(
                prefix + "ISSUER", provider.issuerUrl("mallory").toString(),
                prefix + "CLIENT_ID", "the-lab",
                prefix + "CLAIMS_ALLOW", "*",
                prefix + "CLAIMS_PREFIX", "x",
                prefix + "CLAIMS_STRUCTURED", "true");
        try (Lab lab = Lab.startAuthServer("claims-injection", settings)) {
            String token = signIn(provider, lab);
            JwtClaims claims = Jwts.unverified(token);
            assertEquals("research", claims.getClaimValue("xdepartment"), "others do pass");
            assertEquals("tasks:read", claims.getClaimValue("scope"));
            assertEquals("agent-cli", claims.getClaimValue("client_id"));
            assertNotEquals("user-123", claims.getClaimValue("sub"));
            assertNotEquals("somebody-elses", claims.getClaimValue("grant_id"));
            for (String name : new String[] {"roles", "groups", "act", "cnf", "xscope", "xroles", "xact", "xsub"})
                assertNull(claims.getClaimValue(name), name);
            assertTrue(Api.introspect(lab, token).active());
        } finally {
            provider.shutdown();
        }
    }

    private static String signIn(MockOAuth2Server provider, Lab lab) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("mallory", "user-123", "JWT", List.of("the-lab"), INJECTED, 3600));
        var user = new Browser(lab.auth());
        var verifier = CodeVerifier.random();
        var request = Approval.request("tasks:read", verifier);
        request.put("resource", lab.resource());
        Response question =
                user.get("/broker/mallory?return_to=" + Browser.encode("/oauth/authorize?" + Browser.query(request)));
        Response away = user.submit(question, "/broker/mallory", CompanySignIn.with(question, "approve"));
        Response back = RestAssured.given()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(away.getHeader("Location"));
        Response done = user.get(CompanySignIn.path(back));
        return Approval.redeem(lab, Browser.parameter(done, "code"), verifier).path("access_token");
    }
}
