package oauthlab.agent.oauth.access;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.agent.Stranger;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.RemoteServer;

/** An MCP server and its authorization server on one address, which approves everything; a test changes what it likes. */
final class StrangeServers implements AutoCloseable {

    private static final String METADATA = """
            {"issuer":"$BASE","authorization_endpoint":"$BASE/authorize","token_endpoint":"$BASE/token",
             "registration_endpoint":"$BASE/register","revocation_endpoint":"$BASE/revoke",
             "device_authorization_endpoint":"$BASE/device",
             "authorization_response_iss_parameter_supported":true,"code_challenge_methods_supported":["S256"],
             "token_endpoint_auth_methods_supported":["none"]%s}""";

    final Stranger stranger;
    /** The scope of each token that is good. */
    final Map<String, String> good = new ConcurrentHashMap<>();
    /** What a call needs. */
    volatile String needed = "read";

    volatile long expiresIn = 3600;
    volatile String issuerInCallback;

    private final AtomicInteger tokens = new AtomicInteger();
    private final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<String> refreshTokens = new ArrayList<>();

    StrangeServers(String more) throws IOException {
        stranger = new Stranger();
        issuerInCallback = stranger.base();
        stranger.at(
                        "/.well-known/oauth-protected-resource/mcp",
                        "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":[\"$BASE\"]}")
                .at("/.well-known/oauth-authorization-server", METADATA.formatted(more))
                .at("/register", asked -> Answer.of(201, "{\"client_id\":\"registered-1\"}"))
                .at("/authorize", this::authorize)
                .at("/par", asked -> {
                    pushed.put("urn:pushed", asked.form());
                    return Answer.of(201, "{\"request_uri\":\"urn:pushed\",\"expires_in\":60}");
                })
                .at("/token", this::token)
                .at("/revoke", "{}")
                .at("/mcp", this::mcp);
    }

    RemoteServer server(OAuthOptions options) {
        return new RemoteServer("strange", URI.create(stranger.base() + "/mcp"), options);
    }

    private Answer authorize(Asked asked) {
        Map<String, String> query = pushed.getOrDefault(asked.query().getOrDefault("request_uri", ""), asked.query());
        String code = "code-" + codes.size();
        codes.put(code, query);
        String back = query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state")
                + (issuerInCallback == null ? "" : "&iss=" + issuerInCallback);
        return new Answer(302, Map.of("Location", back), "");
    }

    private Answer token(Asked asked) {
        Map<String, String> form = asked.form();
        return switch (form.get("grant_type")) {
            case "authorization_code" ->
                issued(Optional.ofNullable(codes.remove(form.get("code")))
                        .map(request -> request.getOrDefault("scope", ""))
                        .orElseThrow());
            case "refresh_token" -> refreshed(form.get("refresh_token"));
            default -> issued(form.getOrDefault("scope", ""));
        };
    }

    /** Used twice it ends, as everywhere where refresh tokens rotate. */
    private synchronized Answer refreshed(String token) {
        return refreshTokens.remove(token) ? issued("read") : Answer.of(400, "{\"error\":\"invalid_grant\"}");
    }

    private synchronized Answer issued(String scope) {
        int number = tokens.incrementAndGet();
        good.put("token-" + number, scope);
        refreshTokens.add("refresh-" + number);
        return Answer.json("{\"access_token\":\"token-" + number + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                + expiresIn + ",\"refresh_token\":\"refresh-" + number + "\",\"scope\":\"" + scope + "\"}");
    }

    private Answer mcp(Asked asked) {
        String header = asked.header("Authorization");
        String scope = header == null ? null : good.get(header.replace("Bearer ", ""));
        String metadata = "Bearer resource_metadata=\"$BASE/.well-known/oauth-protected-resource/mcp\"";
        if (scope == null) return new Answer(401, Map.of("WWW-Authenticate", metadata + ", scope=\"read\""), "");
        if (List.of(scope.split(" ")).contains(needed)) return Answer.json("{}");
        String challenge = metadata + ", error=\"insufficient_scope\", scope=\"" + needed + "\"";
        return new Answer(403, Map.of("WWW-Authenticate", challenge), "");
    }

    @Override
    public void close() {
        stranger.close();
    }
}
