package oauthlab.system.flows;

import static org.hamcrest.Matchers.equalTo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same services on PostgreSQL, a real one. */
class PostgresIT {

    private static EmbeddedPostgres postgres;
    private static Lab lab;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role oauthlab login password 'oauthlab'");
            statement.execute("create database auth owner oauthlab");
            statement.execute("create database resource owner oauthlab");
        }
        lab = Lab.startOnPostgres(
                "postgres",
                Map.of(
                        "POSTGRES_PORT", "" + postgres.getPort(),
                        "POSTGRES_USER", "oauthlab",
                        "POSTGRES_PASSWORD", "oauthlab"));
    }

    @AfterAll
    static void stop() throws IOException {
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
