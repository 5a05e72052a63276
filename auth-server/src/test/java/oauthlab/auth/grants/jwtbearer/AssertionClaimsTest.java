package oauthlab.auth.grants.jwtbearer;

import static io.restassured.RestAssured.given;
import static oauthlab.auth.grants.jwtbearer.CompanyAssertions.assertion;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import oauthlab.auth.TestClock;
import oauthlab.auth.broker.BrokerProfile;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.tokens.dpop.DpopProofs;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of an assertion: those that must be there, and those that limit what it is worth. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class AssertionClaimsTest {

    private static final String DOCUMENT = "/.well-known/oauth-authorization-server";

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    @BeforeEach
    void addClient() {
        CompanyAssertions.addClient(clients, "tasks:read", "tasks:write");
    }

    @AfterEach
    void removeClient() {
        clients.remove(CompanyAssertions.ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "client_id", "jti", "exp", "iat"})
    @Spec("ID-JAG 3.1 b")
    void a_claim_that_is_missing_is_noticed(String claim) {
        refused(token(Map.of("assertion", assertion(claims -> claims.unsetClaim(claim)))));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
    void a_moment_that_no_clock_can_show_is_refused(long moment) {
        refused(token(Map.of("assertion", assertion(claims -> claims.setClaim("exp", moment)))));
        refused(token(Map.of("assertion", assertion(claims -> {
            claims.setClaim("exp", moment);
            claims.setClaim("iat", moment);
        }))));
    }

    @Test
    @Spec("ID-JAG 4.4")
    void a_request_without_an_assertion_is_refused() {
        token(Map.of()).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    void a_limit_that_is_not_understood_is_not_ignored() {
        var details = List.of(Map.of("type", "tasks", "actions", List.of("read")));
        refused(token(Map.of("assertion", assertion(claims -> claims.setClaim("authorization_details", details)))));
        refused(token(Map.of(
                "assertion", assertion(claims -> claims.setClaim("cnf", Map.of("x5t#S256", "A".repeat(43)))))));
    }

    @Test
    @Spec({"ID-JAG 8.6.1.2 a", "ID-JAG 8.6.1.2 b"})
    void a_bound_assertion_needs_a_proof_with_its_key() {
        var proofs = DpopProofs.start(clock);
        var bound = Map.of("jkt", proofs.thumbprint());
        refused(token(Map.of("assertion", assertion(claims -> claims.setClaim("cnf", bound)))));
        var own = proofs.key();
        proofs.use(DpopProofs.newKey());
        refused(withProof(proofs, assertion(claims -> claims.setClaim("cnf", bound))));
        proofs.use(own);
        withProof(proofs, assertion(claims -> claims.setClaim("cnf", bound)))
                .then()
                .statusCode(200)
                .body("token_type", equalTo("DPoP"));
    }

    @Test
    @Spec("ID-JAG 7.2 b")
    void the_grant_type_is_announced_too() {
        given().get(DOCUMENT).then().body("grant_types_supported", hasItem(GrantType.JWT_BEARER.wire()));
    }

    @Test
    @Spec("ID-JAG 8.4")
    void the_document_does_not_tell_whom_we_trust() {
        given().get(DOCUMENT).then().body(not(containsString("company")));
    }

    private static Response withProof(DpopProofs proofs, String assertion) {
        return request(Map.of("assertion", assertion))
                .header("DPoP", proofs.make("/oauth/token", claims -> {}))
                .post("/oauth/token");
    }

    private static Response token(Map<String, String> parameters) {
        return request(parameters).post("/oauth/token");
    }

    private static io.restassured.specification.RequestSpecification request(Map<String, String> parameters) {
        return given().auth()
                .preemptive()
                .basic(CompanyAssertions.ID, "office-secret")
                .formParam("grant_type", GrantType.JWT_BEARER.wire())
                .formParams(parameters);
    }

    private static void refused(Response answer) {
        answer.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
