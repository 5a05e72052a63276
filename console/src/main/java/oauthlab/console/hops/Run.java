package oauthlab.console.hops;

import java.time.Instant;
import java.util.List;

/**
 * Hops that belong together.
 *
 * @param title who did what
 * @param actors in the order in which they came
 * @param hops how many
 * @param tokens how many different ones
 * @param refused how it ended, if it ended with a refusal; else null
 */
public record Run(
        String id,
        String title,
        String detail,
        List<String> actors,
        int hops,
        int tokens,
        Instant startedAt,
        Instant lastAt,
        String refused,
        boolean recorded) {

    /** What a run is named after: the hop that says most about it. */
    private static final List<String> TELLING = List.of(
            "mcp-call",
            "api-call",
            "token-exchange",
            "jwt-bearer",
            "code-redeemed",
            "device-poll",
            "refresh",
            "client-credentials",
            "consent",
            "sign-in",
            "broker-callback",
            "authorization-request",
            "device-authorization",
            "registration",
            "revocation",
            "introspection",
            "userinfo",
            "token-request",
            "mcp",
            "mcp-stream");

    /** @param hops in time, at least one */
    public static Run of(String id, List<Hop> hops) {
        Hop first = hops.get(0);
        Hop last = hops.get(hops.size() - 1);
        Hop telling = hops.stream().reduce(first, (best, next) -> rank(next) < rank(best) ? next : best);
        return new Run(
                id,
                caller(hops) + ": " + telling.title(),
                first.from().detail(),
                hops.stream()
                        .flatMap(hop -> List.of(hop.from().actor(), hop.to().actor()).stream())
                        .distinct()
                        .toList(),
                hops.size(),
                (int) hops.stream()
                        .flatMap(hop -> List.of(hop.given(), hop.received()).stream())
                        .flatMap(List::stream)
                        .distinct()
                        .count(),
                first.at(),
                last.at(),
                last.refusal() == null ? null : refusal(last),
                false);
    }

    /** The one who started it; a browser says whose it is once the user has signed in. */
    private static String caller(List<Hop> hops) {
        String actor = hops.get(0).from().actor();
        return hops.stream()
                .map(Hop::from)
                .filter(party -> party.actor().equals(actor))
                .reduce((earlier, later) -> later)
                .orElse(hops.get(0).from())
                .label();
    }

    private static String refusal(Hop hop) {
        String status = hop.status() >= 400 ? hop.status() + " " : "";
        return hop.refusal().error().startsWith(status)
                ? hop.refusal().error()
                : status + hop.refusal().error();
    }

    private static int rank(Hop hop) {
        int rank = TELLING.indexOf(hop.kind());
        return rank < 0 ? TELLING.size() : rank;
    }
}
