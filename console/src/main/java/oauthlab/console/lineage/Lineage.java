package oauthlab.console.lineage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import oauthlab.console.hops.Hop;
import oauthlab.console.tokens.Token;
import oauthlab.console.tokens.Token.Claim;

/**
 * Which token of a run came from which, and what changed on the way.
 *
 * @param tokens the labels
 * @param tables one for each step from an access token to another one
 */
public record Lineage(List<String> tokens, List<Link> links, List<Table> tables) {

    /** @param hop in which it happened */
    public record Link(String from, String to, String how, String hop) {}

    /** Two tokens side by side. */
    public record Table(String from, String to, String how, String hop, List<Row> rows) {}

    /** @param difference in words; null when both are the same */
    public record Row(String claim, String from, String to, String difference) {}

    private static final List<String> ORDER =
            List.of("iss", "sub", "aud", "scope", "client_id", "act", "cnf", "exp", "iat", "jti");

    /** @param known finds a token by its label */
    public static Lineage of(List<Hop> hops, Function<String, Optional<Token>> known) {
        List<Token> tokens = hops.stream()
                .flatMap(hop -> List.of(hop.given(), hop.received()).stream())
                .flatMap(List::stream)
                .distinct()
                .map(known)
                .flatMap(Optional::stream)
                .toList();
        var links = new ArrayList<Link>();
        var tables = new ArrayList<Table>();
        for (Token token : tokens)
            for (Token.From from : token.from()) {
                links.add(new Link(from.label(), token.label(), from.how(), token.madeBy()));
                known.apply(from.label())
                        .filter(parent ->
                                !parent.claims().isEmpty() && !token.claims().isEmpty())
                        .ifPresent(parent -> tables.add(table(parent, token, from.how())));
            }
        return new Lineage(tokens.stream().map(Token::label).toList(), List.copyOf(links), List.copyOf(tables));
    }

    private static Table table(Token parent, Token child, String how) {
        Map<String, String> before = texts(parent);
        Map<String, String> after = texts(child);
        var names = new LinkedHashSet<>(ORDER);
        names.addAll(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> !before.containsKey(name) && !after.containsKey(name));
        List<Row> rows = names.stream()
                .map(name -> row(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
        return new Table(parent.label(), child.label(), how, child.madeBy(), rows);
    }

    private static Map<String, String> texts(Token token) {
        return token.claims().stream().collect(Collectors.toMap(Claim::name, Claim::text, (first, second) -> first));
    }

    private static Row row(String name, String from, String to) {
        return new Row(name, from, to, from.equals(to) ? null : difference(name, from, to));
    }

    private static String difference(String name, String from, String to) {
        return switch (name) {
            case "aud" -> "new audience";
            case "scope" -> scopes(words(from), words(to));
            case "act" -> cameOrWent(from, to, "actor added", "actor removed", "another actor");
            case "cnf" -> cameOrWent(from, to, "bound to a key", "no longer bound", "bound to another key");
            case "exp" -> from.compareTo(to) > 0 ? "sooner" : "later";
            case "client_id" -> "another client";
            case "jti", "iat" -> "new";
            default -> cameOrWent(from, to, "added", "removed", "changed");
        };
    }

    private static String cameOrWent(String from, String to, String came, String went, String changed) {
        if (from.isEmpty()) return came;
        return to.isEmpty() ? went : changed;
    }

    private static String scopes(Set<String> from, Set<String> to) {
        if (from.containsAll(to)) return "narrowed";
        return to.containsAll(from) ? "widened" : "other scopes";
    }

    private static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(List.of(text.strip().split(" +")));
    }
}
