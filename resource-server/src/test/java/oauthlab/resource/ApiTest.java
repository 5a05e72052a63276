package oauthlab.resource;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import oauthlab.guarded.StandInIssuer;

/** What every test of the API needs: the authorization server, the time, and somebody who calls. */
@QuarkusTestResource(IssuerForTests.class)
public abstract class ApiTest {

    protected static final String ALL = "tasks:read tasks:write user:read user:write";

    @Inject
    protected TestClock clock;

    protected StandInIssuer issuer;

    /** A user nobody has seen before, so that tests do not meet. */
    protected static String somebody() {
        return "user-" + UUID.randomUUID();
    }

    protected TestToken tokenOf(String user) {
        return TestToken.user(issuer, clock.instant(), user, ALL);
    }

    protected RequestSpecification as(TestToken token) {
        return given().auth().oauth2(token.sign());
    }

    protected RequestSpecification asUser(String user) {
        return as(tokenOf(user));
    }

    protected RequestSpecification asClient(String clientId) {
        return as(TestToken.client(issuer, clock.instant(), clientId, ALL));
    }

    protected static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType("application/json").body(body);
    }

    protected static String createTask(RequestSpecification caller, String body) {
        return created(caller, body).extract().path("id");
    }

    protected static ValidatableResponse created(RequestSpecification caller, String body) {
        return json(caller, body).post("/api/tasks").then().statusCode(201);
    }
}
