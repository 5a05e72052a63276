package oauthlab.agent.serve;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import oauthlab.agent.serve.gateway.Problem;
import oauthlab.shared.network.HostHeader;

/**
 * Who may use this server. It acts with the tokens of whoever signed in, and pages of other sites are one tab away: so a page
 * has to be of this address (or of one that an option names), and the address has to be called by a name that is ours.
 *
 * @param host the address that is listened at
 * @param origins of other pages that may call; compared as a whole
 */
public record AllowedCallers(String host, Set<String> origins, Optional<ApiKey> key) {

    /** Browsers of this machine, on pages of this server. */
    public static AllowedCallers ofThisMachine() {
        return new AllowedCallers("127.0.0.1", Set.of(), Optional.empty());
    }

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[0-9a-fA-F:.]+]");

    /**
     * Against DNS rebinding: a page of {@code evil.example}, whose name suddenly leads to 127.0.0.1, is of the same origin for
     * the browser. But its requests still say the name. (Numbers are no names: nobody can make them lead elsewhere.)
     */
    public void checkHost(HttpServerRequest request) {
        String named = target(request.uri()).orElseGet(() -> request.getHeader("Host"));
        // Only HTTP/1.0 may leave it out; simple probes still speak that, and no browser does.
        if (named == null) return;
        if (HostHeader.of(List.of(named)).filter(this::isOurs).isPresent()) return;
        throw Problem.of(
                421,
                "host_not_allowed",
                "This server is called localhost or 127.0.0.1" + (isEverywhere() ? " or by its number" : " or " + host)
                        + ", not as the header Host says. The option --host gives it another name.");
    }

    /** The absolute form, {@code GET http://name/path}, overrides the header. RFC 9112 section 3.2.2. */
    private static Optional<String> target(String uri) {
        int authority = uri.indexOf("://") + 3;
        if (uri.startsWith("/") || authority < 3) return Optional.empty();
        int end = uri.indexOf('/', authority);
        return Optional.of(uri.substring(authority, end < 0 ? uri.length() : end));
    }

    private boolean isOurs(HostHeader header) {
        String name = header.name();
        return THIS_MACHINE.contains(name)
                || isEverywhere() && NUMBERS.matcher(name).matches()
                || name.equals(host.toLowerCase(Locale.ROOT))
                || name.equals("[" + host.toLowerCase(Locale.ROOT) + "]");
    }

    private boolean isEverywhere() {
        return EVERYWHERE.contains(host);
    }

    /** Browsers say with each request that changes something from which page it comes (RFC 6454 section 7). */
    public void checkOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        boolean isOurPage = origin == null || origin.equals("http://" + request.getHeader("Host"));
        if (isOurPage || origins.contains(origin)) return;
        throw Problem.of(
                403,
                "origin_not_allowed",
                "A page of another site asked. If it may, start with: ./lab agent serve --origin ITS-ORIGIN");
    }

    /** The origin of a page elsewhere that may read the answer. */
    Optional<String> otherOrigin(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Origin")).filter(origins::contains);
    }

    /** Does a browser ask whether a page elsewhere may ask? It shows no key yet. */
    boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null
                && otherOrigin(request).isPresent();
    }

    void checkKey(HttpServerRequest request) {
        if (key.isEmpty()) return;
        Optional<String> shown = Optional.ofNullable(request.getHeader("Authorization"));
        if (key.get().isIn(shown)) return;
        String detail = shown.isEmpty() ? "" : ", error=\"invalid_token\"";
        throw Problem.of(
                        401,
                        "invalid_key",
                        (shown.isEmpty() ? "A key is needed" : "This is not the key")
                                + ": Authorization: Bearer KEY, where KEY is what agent serve was started with.")
                .with("WWW-Authenticate", "Bearer realm=\"agent serve\"" + detail);
    }
}
