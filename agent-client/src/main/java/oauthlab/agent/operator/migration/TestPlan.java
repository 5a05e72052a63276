package oauthlab.agent.operator.migration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.TokenTypeUri;

/** Goes all the way that a client goes, against the servers that are up. Each step builds on the one before. */
final class TestPlan {

    private static final String EXCHANGE = GrantType.TOKEN_EXCHANGE.wire();
    private static final String REDIRECT = "http://127.0.0.1:9999/callback";
    private static final String CLIENT = "agent-cli";
    private static final int REVOKED_WITHIN_SECONDS = 15;

    private final Wire wire = new Wire();
    private final String auth;
    private final String api;
    private final String mcp;
    private String userToken;
    private String refreshToken;
    private String apiToken;

    TestPlan(String auth, String api, String mcp) {
        this.auth = auth;
        this.api = api;
        this.mcp = mcp;
    }

    /** The steps in their order, each with what it proves. */
    Map<String, Runnable> steps() {
        var steps = new LinkedHashMap<String, Runnable>();
        steps.put("Discovery: the API names its authorization server, and that one its endpoints", this::discover);
        steps.put("Code flow with PKCE: a user signs in, approves, and the code becomes tokens", this::signIn);
        steps.put("Token exchange: the MCP server gets a token for the API, in the user's name", this::exchange);
        steps.put("Call: the API takes its own token, and no other", this::call);
        steps.put("Refresh: new tokens for the old refresh token", this::refresh);
        steps.put(
                "Scope: a task cannot be created, nor admin_action called, and each refusal names the scope",
                this::callWithTooLittleScope);
        steps.put(
                "Revocation: what was taken back works no more, neither at the MCP server nor at the API",
                this::revoke);
        return steps;
    }

    private void discover() {
        wire.get(api + "/.well-known/oauth-protected-resource").require(200, "\"resource\":\"" + api + "\"", auth);
        wire.get(auth + "/.well-known/oauth-authorization-server")
                .require(
                        200,
                        "\"issuer\":\"" + auth + "\"",
                        "\"code_challenge_methods_supported\":[\"S256\"]",
                        EXCHANGE);
    }

    /** For the MCP server: its address is the resource (RFC 8707). */
    private void signIn() {
        var verifier = CodeVerifier.random();
        var request = new LinkedHashMap<String, String>();
        request.put("response_type", "code");
        request.put("client_id", CLIENT);
        request.put("scope", "tasks:read offline_access");
        request.put("state", "s-1");
        request.put("redirect_uri", REDIRECT);
        request.put("code_challenge", CodeChallenge.of(verifier).value());
        request.put("code_challenge_method", "S256");
        request.put("resource", mcp);
        String code = new SignIn(auth)
                .code("alice", auth + "/oauth/authorize?" + Wire.encoded(request))
                .orElseThrow(() -> new Failed(
                        "GET " + auth + "/oauth/authorize (alice signs in and approves) -> no code", "a code"));
        keep(token(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", verifier.value())));
    }

    private void exchange() {
        String client = Base64.getEncoder()
                .encodeToString("mcp-task-manager:mcp-secret-12345".getBytes(StandardCharsets.UTF_8));
        var fields = Map.of(
                "grant_type",
                EXCHANGE,
                "subject_token",
                userToken,
                "subject_token_type",
                TokenTypeUri.ACCESS_TOKEN,
                "scope",
                "tasks:read");
        apiToken = wire.form(auth + "/oauth/token", fields, "Authorization", "Basic " + client)
                .require(200, "\"scope\":\"tasks:read\"")
                .text("access_token");
    }

    private void call() {
        callApi().require(200, "\"tasks\":");
        wire.get(api + "/api/tasks", "Authorization", "Bearer " + userToken).require(401, "invalid_token");
    }

    private void refresh() {
        keep(refreshed());
    }

    /** At the API, and at a tool for administrators; each challenge names the scope to ask for. */
    private void callWithTooLittleScope() {
        wire.json(api + "/api/tasks", "{\"title\":\"not allowed\"}", "Authorization", "Bearer " + apiToken)
                .require(403, "error=\"insufficient_scope\"", "scope=\"tasks:write\"");
        callMcp("tools/call", "\"name\":\"admin_action\"", "Mcp-Name", "admin_action")
                .require(403, "error=\"insufficient_scope\"", "scope=\"admin\"");
    }

    /** With the refresh token all of the approval ends: the token for the MCP server, and what it was exchanged for. */
    private void revoke() {
        listTools().require(200);
        callApi().require(200);
        wire.form(auth + "/oauth/revoke", Map.of("client_id", CLIENT, "token", refreshToken))
                .require(200);
        refreshed().require(400, "invalid_grant");
        awaitRefusal(this::listTools);
        awaitRefusal(this::callApi);
    }

    /** Both servers read what was revoked every ten seconds. */
    private static void awaitRefusal(Supplier<Answer> call) {
        for (int second = 0; second < REVOKED_WITHIN_SECONDS; second++) {
            if (call.get().has(401, "invalid_token")) return;
            pause();
        }
        call.get().require(401, "invalid_token");
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer callApi() {
        return wire.get(api + "/api/tasks", "Authorization", "Bearer " + apiToken);
    }

    private Answer listTools() {
        return callMcp(
                "tools/list",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}}");
    }

    private Answer callMcp(String method, String parameters, String... more) {
        String message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + parameters + "}}";
        var headers = new ArrayList<>(List.of("Authorization", "Bearer " + userToken));
        headers.addAll(List.of("Accept", "application/json, text/event-stream"));
        headers.addAll(List.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method));
        headers.addAll(List.of(more));
        return wire.json(mcp, message, headers.toArray(String[]::new));
    }

    private Answer refreshed() {
        return token(Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", refreshToken));
    }

    private Answer token(Map<String, String> fields) {
        return wire.form(auth + "/oauth/token", fields);
    }

    private void keep(Answer tokens) {
        tokens.require(200, "\"access_token\"", "\"refresh_token\"");
        userToken = tokens.text("access_token");
        refreshToken = tokens.text("refresh_token");
    }
}
