package oauthlab.auth.browser.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the server fails, a person reads a page, and a program JSON. */
@QuarkusTest
class BrokenPageTest {

    @Inject
    DataSource database;

    @BeforeEach
    void breakDatabase() throws SQLException {
        run("alter table user_session rename to user_session_away");
    }

    @AfterEach
    void repairDatabase() throws SQLException {
        run("alter table user_session_away rename to user_session");
    }

    @Test
    void a_person_reads_what_to_do_and_which_number_to_quote() {
        open("text/html,*/*;q=0.8")
                .statusCode(500)
                .header("Content-Type", containsString("text/html"))
                .body(containsString("The server failed"))
                .body(containsString("incident"));
    }

    @Test
    void a_program_gets_json() {
        open("*/*").statusCode(500).body("error", equalTo("server_error"));
    }

    private static ValidatableResponse open(String accept) {
        return given().header("Accept", accept)
                .cookie(SessionCookies.SESSION, "x".repeat(43))
                .get("/login")
                .then();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
