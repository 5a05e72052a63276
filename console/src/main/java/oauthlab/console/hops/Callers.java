package oauthlab.console.hops;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.console.parties.Party;
import oauthlab.console.parties.Programs;
import oauthlab.console.reading.Reading;
import oauthlab.console.secrets.Labels;
import oauthlab.console.tokens.Token;

/**
 * Finds out who sent a request. The first that fits: the header {@code Lab-Actor}; the server that is busy with a request of the same
 * trace; the client id; the session in a browser's cookie; {@code User-Agent}; the address.
 */
final class Callers {

    private static final int MAX_KNOWN = 1000;
    /** Here the browser sends the id of a client: that client did not send the request. */
    private static final Set<String> BY_BROWSER = Set.of(
            "authorization-request",
            "sign-in",
            "sign-in-page",
            "consent",
            "consent-page",
            "device-page",
            "broker-start",
            "broker-callback",
            "sign-out",
            "page");

    private final Labels labels;
    private final Map<String, Map<String, Party>> busy = bounded();
    private final Map<String, String> users = bounded();
    private final Map<String, Party> clients = bounded();

    Callers(Labels labels) {
        this.labels = labels;
    }

    /** @param tokens those that came with the request */
    Party from(String kind, Reading request, Collection<Token> tokens) {
        Optional<Party> named = request.header("Lab-Actor").map(Programs::named);
        if (named.isPresent()) return named.get();
        Optional<Party> server = request.trace().flatMap(this::busyWith);
        if (server.isPresent()) return server.get().because("traceparent");
        Optional<String> client = BY_BROWSER.contains(kind) ? Optional.empty() : clientId(request, tokens);
        if (client.isPresent()) return Programs.byClient(client.get(), request.header("User-Agent"));
        Optional<Party> program = request.header("User-Agent").flatMap(Programs::byUserAgent);
        return program.map(party -> withUser(party, request))
                .orElse(new Party(
                        "unknown", "unknown program", request.exchange().peer(), "address"));
    }

    private static Optional<String> clientId(Reading request, Collection<Token> tokens) {
        return request.basicId()
                .or(() -> request.form().first("client_id"))
                .or(() -> tokens.stream()
                        .map(token -> token.claim("client_id"))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Party withUser(Party browser, Reading request) {
        return request.header("Cookie")
                .flatMap(cookies -> sessionUser(cookies))
                .map(user -> new Party(browser.actor(), user + "'s browser", user, "session cookie"))
                .orElse(browser);
    }

    private Optional<String> sessionUser(String cookies) {
        for (String cookie : cookies.split(";\\s*")) {
            String user = users.get(labels.fingerprint(cookie));
            if (user != null) return Optional.of(user);
        }
        return Optional.empty();
    }

    /** Within a run, what only says which library it uses is the client that uses that library. */
    Party sameInRun(String run, Reading request, Party caller, Hops hops) {
        Optional<Party> library = request.header("User-Agent").flatMap(Programs::byUserAgent);
        if (library.isEmpty()
                || caller.why().equals("traceparent")
                || caller.why().equals("Lab-Actor")) return caller;
        String name = run + " " + library.get().actor();
        if (!caller.why().equals("client_id")) return clients.getOrDefault(name, caller);
        if (clients.put(name, caller) == null)
            hops.ofRun(run).stream()
                    .filter(hop -> hop.from().actor().equals(library.get().actor())
                            && hop.from().why().equals("User-Agent"))
                    .forEach(hop -> hops.put(hop.from(caller.because("User-Agent, same run"))));
        return caller;
    }

    /** A sign-in that worked tells whose session the new cookie is. */
    void learn(String kind, Reading exchange) {
        Optional<String> user = exchange.form().first("username");
        if (!kind.equals("sign-in") || user.isEmpty() || exchange.status() / 100 != 3) return;
        exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase("Set-Cookie"))
                .map(header -> header.value().replaceFirst(";.*", ""))
                .forEach(cookie -> users.put(labels.fingerprint(cookie), shortened(user.get())));
    }

    private static String shortened(String user) {
        return user.length() > 40 ? user.substring(0, 40) : user;
    }

    /** From now on until {@link #isDone}, requests of this trace come from that server. */
    void isBusy(Reading request, String hop, Party server) {
        request.trace()
                .ifPresent(trace -> busy.computeIfAbsent(trace, unknown -> new LinkedHashMap<>())
                        .put(hop, server));
    }

    void isDone(Reading request, String hop) {
        request.trace().ifPresent(trace -> {
            Map<String, Party> open = busy.get(trace);
            if (open != null) open.remove(hop);
            if (open != null && open.isEmpty()) busy.remove(trace);
        });
    }

    private Optional<Party> busyWith(String trace) {
        return Optional.ofNullable(busy.get(trace))
                .flatMap(open -> open.values().stream().reduce((first, last) -> last));
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_KNOWN;
            }
        };
    }
}
