package oauthlab.system.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.TokenTypeUri;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.Lab;

/** A right request for everything that programs talk to. */
record BackChannel(Lab lab, Culprit bob) {

    private static final String TOKEN = "/oauth/token";
    private static final String AGENT = basic("ai-agent-assistant:agent-secret-67890");
    private static final String WEB_APP = basic("web-app:webapp-secret-abcdef");
    private static final String MCP = basic("mcp-task-manager:mcp-secret-12345");
    private static final String TASK_API = basic("task-api:task-api-secret-24680");

    List<Draft> all() {
        return Stream.of(clientsOwnTokens(), usersTokens(), others(), registrations(), administration(), documents())
                .flatMap(List::stream)
                .toList();
    }

    private List<Draft> clientsOwnTokens() {
        String grant = "grant_type=client_credentials";
        String assertionType = "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        Draft simple = Draft.form(TOKEN, grant, "scope=tasks:read", "resource=" + lab.resource());
        return List.of(
                simple.header("Authorization", AGENT),
                simple.header("Authorization", MCP).header("DPoP", bob.proof("POST", TOKEN)),
                Draft.json("POST", TOKEN, grant, "client_id=ai-agent-assistant", "client_secret=agent-secret-67890"),
                Draft.form(TOKEN, grant, assertionType, "client_assertion=" + bob.assertion()));
    }

    private List<Draft> usersTokens() {
        String agent = "client_id=agent-cli";
        return List.of(
                Draft.form(TOKEN, Draft.lines(bob.redemption())),
                Draft.form(
                        TOKEN,
                        "grant_type=refresh_token",
                        agent,
                        "refresh_token=" + bob.refreshToken(),
                        "scope=openid"),
                Draft.form(
                        TOKEN, "grant_type=" + GrantType.DEVICE_CODE.wire(), agent, "device_code=" + bob.deviceCode()),
                Draft.form(
                                TOKEN,
                                "grant_type=" + GrantType.TOKEN_EXCHANGE.wire(),
                                "subject_token=" + bob.accessToken(),
                                "subject_token_type=" + TokenTypeUri.ACCESS_TOKEN,
                                "audience=" + lab.resource(),
                                "actor_token=" + Api.agentToken(lab),
                                "actor_token_type=" + TokenTypeUri.ACCESS_TOKEN)
                        .header("Authorization", MCP),
                Draft.form(
                                TOKEN,
                                "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer",
                                "assertion=" + bob.assertion())
                        .header("Authorization", WEB_APP));
    }

    private List<Draft> others() {
        String token = "token=" + bob.accessToken();
        Draft userInfo = Draft.get("/oauth/userinfo").header("Authorization", "Bearer " + bob.accessToken());
        return List.of(
                Draft.form("/oauth/par", Draft.lines(bob.authorizationRequest())),
                Draft.form("/oauth/introspect", token, "token_type_hint=access_token")
                        .header("Authorization", TASK_API),
                Draft.form("/oauth/revoked", "after=").header("Authorization", TASK_API),
                Draft.form("/oauth/revoke", "client_id=agent-cli", token + "x", "token_type_hint=refresh_token"),
                Draft.form("/oauth/device_authorization", "client_id=agent-cli", "scope=tasks:read"),
                userInfo,
                userInfo.method("POST"),
                userInfo.header("DPoP", bob.proof("GET", "/oauth/userinfo")));
    }

    private List<Draft> registrations() {
        String[] metadata = {
            "client_name=Fuzz",
            "redirect_uris=[\"" + Approval.REDIRECT + "\"]",
            "grant_types=[\"authorization_code\",\"refresh_token\"]",
            "response_types=[\"code\"]",
            "token_endpoint_auth_method=client_secret_post",
            "scope=tasks:read",
            "jwks={\"keys\":[]}",
            "contacts=[\"x@example.com\"]",
            "dpop_bound_access_tokens=false"
        };
        String own = bob.registration();
        String bearer = "Bearer " + bob.registrationToken();
        return List.of(
                Draft.json("POST", "/oauth/register", metadata),
                Draft.get(own).header("Authorization", bearer),
                Draft.json("PUT", own, metadata).header("Authorization", bearer),
                Draft.get(own).method("DELETE").header("Authorization", bearer + "x"));
    }

    private static List<Draft> administration() {
        String bearer = "Bearer " + Culprit.ADMIN_TOKEN;
        Draft client =
                Draft.form("/admin/clients", "client_id=fuzz", "grant_types=client_credentials", "scope=tasks:read");
        return List.of(
                Draft.get("/admin/clients", "limit=3", "offset=0").header("Authorization", bearer),
                Draft.get("/admin/keys").header("Authorization", bearer),
                Draft.form("/admin/keys/rotate", "reason=planned").header("Authorization", bearer),
                client.header("Authorization", bearer + "x"),
                Draft.form("/admin/clients/web-app/secret").header("Authorization", bearer + "x"),
                Draft.form("/admin/clients/web-app/disable").header("Authorization", bearer + "x"));
    }

    private static List<Draft> documents() {
        return Stream.of(
                        "/.well-known/oauth-authorization-server",
                        "/.well-known/openid-configuration",
                        "/.well-known/jwks.json",
                        "/health",
                        "/debug/clients",
                        "/debug/audit",
                        "/debug/keys")
                .map(path -> Draft.get(path, "limit=3", "offset=0"))
                .toList();
    }

    private static String basic(String idAndSecret) {
        return "Basic " + Base64.getEncoder().encodeToString(idAndSecret.getBytes(UTF_8));
    }
}
