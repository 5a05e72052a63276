package oauthlab.console.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oauthlab.console.hops.Hop;
import oauthlab.console.parties.Party;

/** A run as a sequence diagram in Mermaid, which issue trackers draw. */
public final class Mermaid {

    private static final int MAX_LENGTH = 100;

    private Mermaid() {}

    public static String of(List<Hop> hops) {
        Map<String, String> names = new LinkedHashMap<>();
        hops.forEach(hop -> List.of(hop.from(), hop.to()).forEach(party -> name(party, names)));
        var text = new StringBuilder("sequenceDiagram\n");
        names.forEach((actor, line) -> text.append("  ").append(line).append('\n'));
        hops.stream().filter(hop -> !hop.background()).forEach(hop -> append(hop, text));
        return text.toString();
    }

    private static void name(Party party, Map<String, String> names) {
        names.computeIfAbsent(party.actor(), actor -> "participant " + id(actor) + " as " + safe(party.label()));
    }

    private static void append(Hop hop, StringBuilder text) {
        String arrow = hop.state().equals("inferred") ? "-->>" : hop.refusal() == null ? "->>" : "-x";
        String tokens = hop.received().isEmpty() ? "" : " (" + String.join(" ", hop.received()) + ")";
        String status = hop.status() == 0 ? "" : " [" + hop.status() + "]";
        String refusal = hop.refusal() == null ? "" : " " + hop.refusal().error();
        text.append("  ")
                .append(id(hop.from().actor()))
                .append(arrow)
                .append(id(hop.to().actor()))
                .append(": ")
                .append(safe(hop.title() + status + refusal + tokens))
                .append('\n');
    }

    private static String id(String actor) {
        return actor.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** What Mermaid would read as syntax becomes a space. */
    private static String safe(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp};#<>&]", " ");
        return plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) + "..." : plain;
    }
}
