package oauthlab.system.interop;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stand-ins for clients whose programs cannot run here: each describes itself as the original does, in a registration or in a
 * document that is published on this machine, and goes all the way to a call of the MCP server.
 */
@ExtendWith(SharedLab.class)
class PublishedClientsIT {

    private static final String RESPONSES = "\"response_types\":[\"code\"]";
    private static final String PUBLIC = "\"token_endpoint_auth_method\":\"none\"," + RESPONSES;
    private static final String CODE_AND_REFRESH = "\"grant_types\":[\"authorization_code\",\"refresh_token\"]";

    private static final Map<String, String> DOCUMENTS = Map.of(
            "claude.ai",
            "\"client_name\":\"Claude\",\"client_uri\":\"https://claude.ai\",\"redirect_uris\":"
                    + "[\"https://claude.ai/api/mcp/auth_callback\"],\"grant_types\":[\"authorization_code\","
                    + "\"refresh_token\",\"urn:ietf:params:oauth:grant-type:jwt-bearer\"]," + PUBLIC,
            "claude-code",
            "\"client_name\":\"Claude Code\",\"client_uri\":\"https://claude.ai\",\"redirect_uris\":"
                    + "[\"http://localhost/callback\",\"http://127.0.0.1/callback\"]," + CODE_AND_REFRESH + ","
                    + PUBLIC,
            "vscode",
            "\"client_name\":\"Visual Studio Code\",\"logo_uri\":\"https://code.visualstudio.com/code-stable.png\","
                    + "\"grant_types\":[\"authorization_code\",\"refresh_token\","
                    + "\"urn:ietf:params:oauth:grant-type:device_code\"],\"application_type\":\"native\","
                    + "\"client_uri\":\"https://vscode.dev/product\",\"redirect_uris\":"
                    + "[\"http://127.0.0.1:33418/\",\"https://vscode.dev/redirect\"]," + PUBLIC,
            "chatgpt",
            "\"client_name\":\"ChatGPT\",\"client_uri\":\"https://chatgpt.com/\",\"redirect_uris\":"
                    + "[\"https://chatgpt.com/connector_platform_oauth_redirect\"],"
                    + "\"token_endpoint_auth_method\":\"private_key_jwt\",\"token_endpoint_auth_methods_supported\":"
                    + "[\"none\",\"private_key_jwt\"],\"token_endpoint_auth_signing_alg\":\"RS256\","
                    + "\"jwks_uri\":\"SITE/jwks.json\"," + CODE_AND_REFRESH + "," + RESPONSES);

    private static final Map<String, String> REGISTRATIONS = Map.of(
            "claude.ai",
            "\"client_name\":\"Claude\",\"scope\":\"claudeai\",\"redirect_uris\":"
                    + "[\"https://claude.ai/api/mcp/auth_callback\"]," + CODE_AND_REFRESH + "," + PUBLIC,
            "vscode",
            "\"client_name\":\"Visual Studio Code\",\"client_uri\":\"https://code.visualstudio.com\","
                    + "\"grant_types\":[\"authorization_code\",\"refresh_token\","
                    + "\"urn:ietf:params:oauth:grant-type:device_code\"],\"application_type\":\"native\","
                    + "\"redirect_uris\":[\"https://insiders.vscode.dev/redirect\",\"https://vscode.dev/redirect\","
                    + "\"http://127.0.0.1/\",\"http://127.0.0.1:33418/\"]," + PUBLIC,
            "chatgpt",
            "\"client_name\":\"ChatGPT\",\"redirect_uris\":[\"https://chatgpt.com/connector/oauth/a1b2c3\"],"
                    + CODE_AND_REFRESH + "," + PUBLIC,
            "cursor",
            "\"client_name\":\"Cursor\",\"redirect_uris\":[\"cursor://anysphere.cursor-mcp/oauth/callback\","
                    + "\"https://www.cursor.com/agents/mcp/oauth/callback\",\"http://localhost:8787/callback\"],"
                    + CODE_AND_REFRESH + "," + PUBLIC);

    private static HttpServer site;
    private static RsaJsonWebKey key;

    private final Lab lab;

    PublishedClientsIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    static void publish() throws IOException, JoseException {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("key-1");
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        DOCUMENTS.forEach((name, members) -> serve(
                "/" + name + ".json",
                "{\"client_id\":\"" + address("/" + name + ".json") + "\"," + members.replace("SITE", address(""))
                        + "}"));
        serve("/jwks.json", new JsonWebKeySet(key).toJson());
        site.start();
    }

    @AfterAll
    static void stop() {
        site.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "claude.ai, https://claude.ai/api/mcp/auth_callback",
        "claude-code, http://localhost:52713/callback",
        "vscode, http://127.0.0.1:33418/",
        "vscode, https://vscode.dev/redirect",
        "chatgpt, https://chatgpt.com/connector_platform_oauth_redirect"
    })
    void a_client_gets_in_by_the_document_that_it_publishes(String client, String redirect) throws JoseException {
        String id = address("/" + client + ".json");
        getsIn(id, redirect, client.equals("chatgpt"));
    }

    @ParameterizedTest
    @CsvSource({
        "claude.ai, https://claude.ai/api/mcp/auth_callback",
        "vscode, http://127.0.0.1:51234/",
        "chatgpt, https://chatgpt.com/connector/oauth/a1b2c3",
        "cursor, cursor://anysphere.cursor-mcp/oauth/callback"
    })
    void a_client_gets_in_by_the_registration_that_it_sends(String client, String redirect) throws JoseException {
        String id = given().contentType("application/json")
                .body("{" + REGISTRATIONS.get(client) + "}")
                .post(lab.auth() + "/oauth/register")
                .then()
                .statusCode(201)
                .body("token_endpoint_auth_method", equalTo("none"))
                .extract()
                .path("client_id");
        getsIn(id, redirect, false);
    }

    /** From the question to the user to a tool, and once more with the refresh token. */
    private void getsIn(String clientId, String redirect, boolean hasKey) throws JoseException {
        var verifier = CodeVerifier.random();
        Map<String, String> request = Approval.request("tasks:read user:read offline_access", verifier);
        request.put("client_id", clientId);
        request.put("redirect_uri", redirect);
        request.put("resource", lab.mcp() + "/mcp");
        Response back = Approval.approve(new Browser(lab.auth()).signIn("alice"), request);
        assertTrue(back.getHeader("Location").startsWith(redirect + "?code="), back.getHeader("Location"));

        Map<String, String> redemption = Approval.redemption(Browser.parameter(back, "code"), verifier);
        redemption.put("redirect_uri", redirect);
        Response tokens = token(clientId, hasKey, redemption);
        useMcp(tokens.path("access_token"));
        String refresh = tokens.path("refresh_token");
        Response next = token(clientId, hasKey, Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        useMcp(next.path("access_token"));
    }

    private Response token(String clientId, boolean hasKey, Map<String, String> members) throws JoseException {
        var form = new HashMap<>(members);
        form.put("client_id", clientId);
        form.put("resource", lab.mcp() + "/mcp");
        if (hasKey) {
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", assertion(clientId));
        }
        Response tokens = given().formParams(form).post(lab.auth() + "/oauth/token");
        tokens.then().statusCode(200).body("refresh_token", notNullValue());
        return tokens;
    }

    private String assertion(String clientId) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(clientId);
        claims.setSubject(clientId);
        claims.setAudience(lab.auth());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setExpirationTimeMinutesInTheFuture(5);
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("RS256");
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }

    private void useMcp(String token) {
        Api.with(token)
                .body(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                                + "\"capabilities\":{},\"clientInfo\":{\"name\":\"stand-in\",\"version\":\"1\"}}}")
                .post(lab.mcp() + "/mcp")
                .then()
                .statusCode(200)
                .body("result.serverInfo.name", equalTo("mcp-task-client"));
    }

    private static void serve(String path, String json) {
        site.createContext(path, exchange -> {
            byte[] body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String address(String path) {
        return "http://localhost:" + site.getAddress().getPort() + path;
    }
}
