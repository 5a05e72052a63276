package oauthlab.system.flows;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.wire.IntrospectionResponse;
import oauthlab.shared.wire.TokenResponse;
import oauthlab.system.lab.Lab;

/** Requests to a lab, as curl would send them. */
public final class Api {

    private Api() {}

    public static Response clientCredentials(Lab lab, String clientId, String secret, Map<String, String> more) {
        return given().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam(ParameterNames.GRANT_TYPE, GrantType.CLIENT_CREDENTIALS.wire())
                .formParams(more)
                .post(lab.auth() + "/oauth/token");
    }

    /** A token of the agent, with all it may have. */
    public static String agentToken(Lab lab) {
        return clientCredentials(lab, "ai-agent-assistant", "agent-secret-67890", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .as(TokenResponse.class)
                .accessToken();
    }

    public static RequestSpecification with(String token) {
        return given().auth().preemptive().oauth2(token).contentType(ContentType.JSON);
    }

    /** Why the last fact of this type happened, as the audit trail has it and the wire has not. */
    public static String lastReason(Lab lab, String type) {
        return given().queryParam("type", type)
                .queryParam("limit", 1)
                .get(lab.auth() + "/debug/audit")
                .path("events[0].reason");
    }

    /** What the task API learns about a token. */
    public static IntrospectionResponse introspect(Lab lab, String token) {
        return given().auth()
                .preemptive()
                .basic("task-api", "task-api-secret-24680")
                .formParam(ParameterNames.TOKEN, token)
                .post(lab.auth() + "/oauth/introspect")
                .then()
                .statusCode(200)
                .extract()
                .as(IntrospectionResponse.class);
    }
}
