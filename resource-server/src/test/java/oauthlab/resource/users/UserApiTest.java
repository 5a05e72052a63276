package oauthlab.resource.users;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UserApiTest extends ApiTest {

    @Inject
    Users users;

    @ParameterizedTest
    @CsvSource({
        "user-123,demo-user,demo@example.com",
        "user-456,alice,alice@example.com",
        "user-789,bob,bob@example.com"
    })
    void the_users_of_the_lessons_are_there(String id, String username, String email) {
        asUser(id)
                .get("/api/user")
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("username", is(username))
                .body("email", is(email))
                .body("created_at", notNullValue());
    }

    @Test
    void a_client_that_acts_for_itself_is_no_user_and_is_told_so() {
        json(asClient("robot"), "{\"email\":\"a@b\"}").put("/api/user").then().statusCode(403);
        for (String client : new String[] {"robot", "user-123"})
            asClient(client)
                    .get("/api/user")
                    .then()
                    .statusCode(403)
                    .body("error", is("access_denied"))
                    .body("error_description", containsString("a client is no user"));
    }

    @Test
    void in_the_lab_the_clients_of_the_lessons_see_the_demo_user() {
        asClient("ai-agent-assistant").get("/api/user").then().statusCode(200).body("id", is("user-123"));
    }

    @Test
    void a_subject_without_a_row_is_not_found_and_told_why() {
        asUser(somebody())
                .get("/api/user")
                .then()
                .statusCode(404)
                .body("error", is("not_found"))
                .body("error_description", containsString("sub"));
        json(asUser(somebody()), "{\"email\":\"a@b\"}").put("/api/user").then().statusCode(404);
    }

    @Test
    void a_change_touches_only_what_it_names() {
        String me = newUser();
        json(asUser(me), "{\"email\":\"new@example.org\",\"id\":\"user-123\"}")
                .put("/api/user")
                .then()
                .statusCode(200)
                .body("id", is(me))
                .body("username", is(me))
                .body("email", is("new@example.org"));
        asUser(me).get("/api/user").then().body("email", is("new@example.org"));
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        String me = newUser();
        json(asUser(me), "{\"username\":\"alice\"}")
                .put("/api/user")
                .then()
                .statusCode(409)
                .body("error", is("conflict"));
        asUser(me).get("/api/user").then().body("username", is(me));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"username":""}               | username has to be
            {"username":null}             | username has to be
            {"username":"two words"}      | username has to be
            {"username":5}                | username has to be a text
            {"email":"nobody"}            | email has to be
            {"email":"a@b@c"}             | email has to be
            {"email":"a b@c"}             | email has to be
            {"email":null}                | email has to be
            {"email":"a@b\\u0000"}        | email contains U+0000
            """)
    void what_is_wrong_with_a_change_is_said(String body, String reason) {
        json(asUser(newUser()), body)
                .put("/api/user")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body("error_description", containsString(reason));
    }

    @Test
    void reading_is_not_writing() {
        var reader = TestToken.user(issuer, clock.instant(), "user-123", "user:read tasks:write");
        json(as(reader), "{\"email\":\"a@b\"}")
                .put("/api/user")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"user:write\""));
    }

    private String newUser() {
        String id = somebody();
        users.add(new User(id, id, "somebody@example.com", clock.instant()));
        return id;
    }
}
