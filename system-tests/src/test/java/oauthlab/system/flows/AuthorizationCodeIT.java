package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.spec.Spec;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import oauthlab.shared.wire.WellKnownUri;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLab.class)
class AuthorizationCodeIT {

    private final Lab lab;

    AuthorizationCodeIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_user_approves_and_the_client_works_with_that_users_tasks_only() {
        String token = Approval.token(lab, "alice", "tasks:read tasks:write user:read");
        Api.with(token)
                .get(lab.resource() + "/api/user")
                .then()
                .statusCode(200)
                .body("id", equalTo("user-456"))
                .body("username", equalTo("alice"));
        // The seeded tasks are demo-user's: for alice they do not exist.
        Api.with(token).get(lab.resource() + "/api/tasks/task-1").then().statusCode(404);
        Api.with(token)
                .body(Map.of("title", "Alice's own"))
                .post(lab.resource() + "/api/tasks")
                .then()
                .statusCode(201)
                .body("user_id", equalTo("user-456"))
                .body("created_by", equalTo("agent-cli"));
    }

    @Test
    void a_replayed_code_kills_the_token_for_whoever_asks_about_it() {
        var verifier = CodeVerifier.random();
        String code = Approval.code(lab, "bob", "tasks:read", verifier);
        String token = Approval.redeem(lab, code, verifier)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertTrue(Api.introspect(lab, token).active());
        Approval.redeem(lab, code, verifier).then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertFalse(Api.introspect(lab, token).active());
    }

    @Test
    @Spec("RFC 8414 3.3")
    void a_client_finds_all_it_needs_with_the_issuer_alone() {
        var metadata = given().get(WellKnownUri.of(lab.auth(), WellKnownUri.AUTHORIZATION_SERVER))
                .then()
                .statusCode(200)
                .extract()
                .as(AuthorizationServerMetadata.class);
        assertEquals(lab.auth(), metadata.issuer());
        assertEquals(lab.auth() + "/oauth/token", metadata.tokenEndpoint());
        assertTrue(metadata.issParameterSupported());
        assertTrue(metadata.tokenAuthMethods().contains(ClientAuthMethod.NONE.wire()));
        assertTrue(metadata.grantTypesSupported().contains(GrantType.AUTHORIZATION_CODE.wire()));
    }
}
