package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody may register a client. It works on its own data, whichever way it takes, and on nobody else's. */
@ExtendWith(SharedLab.class)
class OwnDataIT {

    @Test
    void a_client_that_registered_itself_sees_nothing_of_a_users(Lab lab) {
        Response client = register(lab);
        RequestSpecification api = given().auth().oauth2(token(lab, client, lab.resource()));
        api.get(lab.resource() + "/api/tasks").then().statusCode(200).body("total", is(0));
        api.get(lab.resource() + "/api/tasks/task-1").then().statusCode(404);
        api.get(lab.resource() + "/api/user")
                .then()
                .statusCode(403)
                .body("error_description", containsString("a client is no user"));
    }

    @Test
    void nor_does_it_through_the_mcp_server(Lab lab) {
        Response client = register(lab);
        String token = token(lab, client, lab.mcp() + "/mcp");
        McpCalls.call(lab, token, "list_tasks", "{}").then().body("result.structuredContent.total", is(0));
        McpCalls.call(lab, token, "create_task", "{\"title\":\"its own\"}")
                .then()
                .body("result.structuredContent.user_id", is((String) client.path("client_id")));
        McpCalls.call(lab, token, "get_task", "{\"id\":\"task-1\"}").then().body("result.isError", is(true));
        McpCalls.call(lab, token, "get_user", "{}").then().body("result.isError", is(true));
        given().auth()
                .oauth2(token(lab, client, lab.resource()))
                .get(lab.resource() + "/api/tasks")
                .then()
                .body("total", is(1));
    }

    private static Response register(Lab lab) {
        return given().contentType("application/json")
                .body("{\"client_name\":\"a robot\",\"grant_types\":[\"client_credentials\"],\"response_types\":[],"
                        + "\"token_endpoint_auth_method\":\"client_secret_post\","
                        + "\"scope\":\"tasks:read tasks:write user:read\"}")
                .post(lab.auth() + "/oauth/register")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static String token(Lab lab, Response client, String resource) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", (String) client.path("client_id"))
                .formParam("client_secret", (String) client.path("client_secret"))
                .formParam("resource", resource)
                .post(lab.auth() + "/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
