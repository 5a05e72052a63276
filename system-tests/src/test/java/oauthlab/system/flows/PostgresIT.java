package oauthlab.system.flows;

import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same services on PostgreSQL, a real one. */
class PostgresIT {

    private static Postgres postgres;
    private static Lab lab;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        lab = Lab.startOnPostgres("postgres", postgres.settings());
    }

    @AfterAll
    static void stop() {
        lab.close();
        postgres.close();
    }

    @Test
    void a_user_approves_and_the_client_works() {
        String token = Approval.token(lab, "alice", "tasks:read tasks:write");
        String id = Api.with(token)
                .body(Map.of("title", "On PostgreSQL"))
                .post(lab.resource() + "/api/tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.with(token)
                .body(Map.of("status", "completed"))
                .put(lab.resource() + "/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"));
        Api.with(token)
                .get(lab.resource() + "/api/tasks?status=completed")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    @Test
    void a_code_works_once_here_too() {
        var verifier = CodeVerifier.random();
        String code = Approval.code(lab, "bob", "tasks:read", verifier);
        Approval.redeem(lab, code, verifier).then().statusCode(200);
        Approval.redeem(lab, code, verifier).then().statusCode(400);
        Approval.redeem(lab, code, verifier).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
