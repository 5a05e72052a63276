package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.CompanySignIn;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has the application's token, reads every answer, every log and the database, and looks for the tokens of the
 * provider: with those he could do at Company whatever Company lets this server do.
 *
 * <p>They are in no answer but to the one service that may have them, in no log, and in the database sealed only.
 */
@ExtendWith(SharedBroker.class)
class UpstreamTokenLeakIT {

    private static final Pattern REFRESH_TOKEN =
            Pattern.compile("rt\\.[A-Za-z0-9_-]{22}\\.\\d{1,9}\\.[A-Za-z0-9_-]{43}");

    private final Lab lab;

    UpstreamTokenLeakIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void the_providers_tokens_are_nowhere_to_be_read() throws IOException {
        var user = new CompanySignIn(lab);
        Response answer = user.tokens("alice", "tasks:read user:read openid profile email", lab.mcp() + "/mcp");
        String ours = answer.path("access_token");
        String companys = CompanySignIn.exchange(lab, ours)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertTrue(companys.startsWith("eyJ") && !companys.equals(ours));

        var seen = new ArrayList<String>(List.of(answer.asString()));
        for (String page : new String[] {"/consents", "/links", "/login", "/debug/audit?limit=200", "/debug/clients"})
            seen.add(user.here.get(page).asString());
        seen.add(Api.introspect(lab, ours).toString());
        seen.add(Api.with(ours).get(lab.auth() + "/oauth/userinfo").asString());
        seen.add(listRepositories(ours).asString());
        for (String log : new String[] {"auth-server", "mcp-task-client", "resource-server", "company"})
            seen.add(Files.readString(lab.home().resolve("logs").resolve(log + ".log")));
        // The signature alone: a token may be cut anywhere else.
        String signature = companys.substring(companys.lastIndexOf('.') + 1);
        for (String text : seen) assertFalse(text.contains(signature), () -> "found in:\n" + text);

        String database = databaseOfTheLab();
        assertTrue(database.contains("agent-cli"), "the rows can be read");
        assertFalse(database.contains(signature));
        assertFalse(REFRESH_TOKEN.matcher(database).find(), "a refresh token in the database");
    }

    @Test
    void who_may_not_have_it_does_not_get_it() {
        String ours = new CompanySignIn(lab)
                .tokens("alice", "tasks:read", lab.mcp() + "/mcp")
                .path("access_token");
        // The application itself, which is public.
        Refusals.json(exchangeAs(Map.of("client_id", "agent-cli"), ours), 400, "unauthorized_client");
        // A confidential client that has its secret and no permission.
        Refusals.json(
                exchangeAs(Map.of("client_id", "task-api", "client_secret", "task-api-secret-24680"), ours),
                400,
                "unauthorized_client");
        // The right service with a token that was not sent to it.
        String forTheApi = new CompanySignIn(lab)
                .tokens("alice", "tasks:read", lab.resource())
                .path("access_token");
        Refusals.json(CompanySignIn.exchange(lab, forTheApi), 400, "invalid_request");
    }

    /** What the client's own token opens at the provider. */
    @Test
    void our_token_opens_nothing_there_and_theirs_nothing_here() {
        String ours = new CompanySignIn(lab)
                .tokens("alice", "tasks:read", lab.mcp() + "/mcp")
                .path("access_token");
        Api.with(ours).get(lab.company() + "/company/repositories").then().statusCode(401);
        String companys = CompanySignIn.exchange(lab, ours).path("access_token");
        Api.with(companys).get(lab.company() + "/company/repositories").then().statusCode(200);
        Api.with(companys).get(lab.resource() + "/api/tasks").then().statusCode(401);
        given().formParam("client_id", "agent-cli")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", companys)
                .post(lab.auth() + "/oauth/token")
                .then()
                .statusCode(400)
                .body("access_token", nullValue());
    }

    private Response exchangeAs(Map<String, String> client, String token) {
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParams(client)
                .formParam("subject_token", token)
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .formParam("requested_token_type", CompanySignIn.PROVIDER_TOKEN)
                .post(lab.auth() + "/oauth/token");
    }

    private Response listRepositories(String token) {
        Response answer = given().header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "list_repositories")
                .contentType("application/json")
                .body(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_repositories\","
                                + "\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}")
                .post(lab.mcp() + "/mcp");
        answer.then().statusCode(200).body("result.structuredContent.repositories[0].name", equalTo("alice/website"));
        return answer;
    }

    /** The file of H2, byte by byte. */
    private String databaseOfTheLab() throws IOException {
        try (Stream<Path> files = Files.list(lab.home().resolve("data"))) {
            Path file = files.filter(path -> path.getFileName().toString().equals("auth-server.mv.db"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file, ISO_8859_1);
        }
    }
}
