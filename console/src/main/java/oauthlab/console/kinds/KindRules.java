package oauthlab.console.kinds;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import oauthlab.console.reading.Reading;

/** Recognizes what a request is for, by its path, its method and what it carries; at any server, not only the lab's. */
public final class KindRules {

    private record Rule(String kind, Predicate<Reading> fits) {}

    private static final Map<String, String> GRANTS = Map.of(
            "client_credentials", "client-credentials",
            "authorization_code", "code-redeemed",
            "refresh_token", "refresh",
            "urn:ietf:params:oauth:grant-type:token-exchange", "token-exchange",
            "urn:ietf:params:oauth:grant-type:device_code", "device-poll",
            "urn:ietf:params:oauth:grant-type:jwt-bearer", "jwt-bearer");

    /** The first that fits counts. */
    private static final List<Rule> RULES = List.of(
            new Rule("unreadable", request -> request.method().isEmpty()),
            new Rule(
                    "preflight",
                    request -> request.method().equals("OPTIONS")
                            && request.header("Origin").isPresent()),
            new Rule("key-set", ends("jwks.json", "/jwks", "/certs")),
            new Rule("revocation-list", ends("/oauth/revoked")),
            new Rule("health", path("/health(/.*)?|/q/health(/.*)?|/q/metrics")),
            new Rule("resource-metadata", path("/\\.well-known/oauth-protected-resource(/.*)?")),
            new Rule(
                    "server-metadata",
                    path("(/.*)?/\\.well-known/(oauth-authorization-server|openid-configuration)(/.*)?")),
            new Rule("pushed-request", ends("/par").and(posts())),
            new Rule("introspection", ends("/introspect").and(posts())),
            new Rule("revocation", ends("/revoke").and(posts())),
            new Rule("userinfo", ends("/userinfo")),
            new Rule("device-authorization", ends("/device_authorization").and(posts())),
            new Rule("registration", ends("/register").and(posts())),
            new Rule("registration-management", path(".*/register/[^/]+")),
            new Rule(
                    "authorization-request",
                    ends("/authorize")
                            .or(request ->
                                    request.query().first("response_type").isPresent())),
            new Rule("sign-in", ends("/login").and(posts())),
            new Rule("sign-in-page", ends("/login")),
            new Rule("consent", ends("/consent").and(posts())),
            new Rule("consent-page", ends("/consent")),
            new Rule("sign-out", ends("/logout")),
            new Rule("device-page", ends("/device")),
            new Rule("broker-callback", path("/broker/[^/]+/callback")),
            new Rule("broker-start", path("/broker/[^/]+")),
            new Rule("admin", path("/admin/.*")),
            new Rule("debug", path("/debug(/.*)?")),
            new Rule(
                    "mcp-call",
                    request -> request.rpcMethod().filter("tools/call"::equals).isPresent()),
            new Rule(
                    "mcp",
                    request -> request.rpcMethod().isPresent() || request.json().has("jsonrpc")),
            new Rule("mcp-stream", KindRules::isMcpStream),
            new Rule("mcp", ends("/mcp")),
            new Rule("api-call", KindRules::isApiCall),
            new Rule(
                    "page",
                    request -> request.method().equals("GET")
                            && request.header("Accept").orElse("").contains("text/html")));

    private KindRules() {}

    public static String kind(Reading request) {
        if (request.form().first("grant_type").isPresent()) return grant(request);
        return RULES.stream()
                .filter(rule -> rule.fits().test(request))
                .map(Rule::kind)
                .findFirst()
                .orElse("request");
    }

    /** Servers ask for these again and again; nobody wants to see each of them. */
    public static boolean isBackground(String kind) {
        return kind.equals("key-set") || kind.equals("revocation-list") || kind.equals("health");
    }

    private static String grant(Reading request) {
        return GRANTS.getOrDefault(request.form().first("grant_type").orElse(""), "token-request");
    }

    private static boolean isMcpStream(Reading request) {
        boolean wantsEvents = request.header("Accept").orElse("").contains("text/event-stream");
        return request.method().equals("GET") && wantsEvents;
    }

    private static boolean isApiCall(Reading request) {
        return request.path().startsWith("/api/")
                || request.header("Authorization").isPresent()
                || request.header("X-API-Key").isPresent();
    }

    private static Predicate<Reading> posts() {
        return request -> request.method().equals("POST");
    }

    private static Predicate<Reading> ends(String... ends) {
        return request -> List.of(ends).stream().anyMatch(request.path()::endsWith);
    }

    private static Predicate<Reading> path(String pattern) {
        return request -> request.path().matches(pattern);
    }
}
