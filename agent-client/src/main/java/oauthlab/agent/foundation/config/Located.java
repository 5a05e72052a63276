package oauthlab.agent.foundation.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * A value of the file, and where it stood. Asking it for something that it is not ends in a message that says so. Messages
 * show numbers and names, never a text: it could be a secret.
 *
 * @param name the way to it, {@code mcpServers.lab.url}
 * @param value a Map, List, String, Number or Boolean, or null; or the reason why there is none, shown when the value is needed
 * @param isFromEnvironment does a part of the text come from a variable, and none from a default in the file?
 */
record Located(Place place, String name, Object value, boolean isFromEnvironment) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Line and column begin at one. */
    record Place(Path file, int line, int column) {

        AgentException error(String headline, String... fix) {
            return AgentException.of(file + ", line " + line + ", column " + column + ": " + headline, fix);
        }

        String warning(String text) {
            return file + ", line " + line + ": " + text;
        }
    }

    AgentException error(String what, String... fix) {
        return place.error(name + " " + what, fix);
    }

    /** The members, none of which may be another than these. */
    Map<String, Located> members(List<String> known) {
        Map<String, Located> members = members();
        members.forEach((member, located) -> {
            if (!known.contains(member))
                throw located.error(
                        "is not a setting." + SpellingSuggestion.didYouMean(member, known),
                        "Known here: " + String.join(", ", known) + ".");
        });
        return members;
    }

    /** Those of the members that are known here. Of each other one the person learns; files are shared with other programs. */
    Map<String, Located> membersOf(List<String> known, Consumer<String> warnings) {
        var found = new LinkedHashMap<String, Located>();
        members().forEach((member, located) -> {
            if (known.contains(member)) found.put(member, located);
            else
                warnings.accept(located.place()
                        .warning(located.name() + " is not known and not used."
                                + SpellingSuggestion.didYouMean(member, known)));
        });
        return found;
    }

    @SuppressWarnings("unchecked")
    Map<String, Located> members() {
        return (Map<String, Located>) typed(Map.class, "an object, {...}");
    }

    @SuppressWarnings("unchecked")
    List<Located> list() {
        return (List<Located>) typed(List.class, "a list, [...]");
    }

    List<String> texts() {
        return list().stream().map(Located::text).toList();
    }

    /** A text, perhaps an empty one; a number or a truth value as it is written. For what a program gets. */
    String word() {
        if (value instanceof Double number)
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : typed(String.class, "a text in quotes");
    }

    boolean isTrue() {
        return typed(Boolean.class, "true or false, without quotes");
    }

    String text() {
        String text = typed(String.class, "a text in quotes");
        if (text.isBlank()) throw error("is empty.", "Give it a value, or leave it out.");
        return text;
    }

    int port() {
        Number number = typed(Number.class, "a number without quotes");
        if (number.doubleValue() != number.intValue() || number.intValue() < 1 || number.intValue() > 65535)
            throw error("is " + number + ", but a port is a whole number from 1 to 65535.", "The usual one is 3030.");
        return number.intValue();
    }

    /** An address that a token may travel to: https, or this very machine. RFC 8252 section 8.3, RFC 9700 section 2.6. */
    URI url() {
        URI url = uri();
        boolean isPlain = "http".equalsIgnoreCase(url.getScheme());
        if (!isPlain && !"https".equalsIgnoreCase(url.getScheme()))
            throw error("does not begin with https://.", "Write the whole address: https://mcp.example/mcp");
        if (url.getHost() == null) throw error("names no host.", "Write the whole address: https://mcp.example/mcp");
        if (url.getUserInfo() != null)
            throw error("has a user or a password in it.", "Take it out: addresses end up in logs.");
        if (url.getFragment() != null) throw error("has a fragment (#...).", "Take it out: servers never get it.");
        if (isPlain && !LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT)))
            throw error(
                    "is http and leads to " + url.getHost() + ": whoever is in between could read the token.",
                    "Use https. Plain http is for this machine only: localhost, 127.0.0.1, [::1].");
        return url;
    }

    private URI uri() {
        try {
            return new URI(text());
        } catch (URISyntaxException notAnAddress) {
            throw error(
                    "is no address: at character " + (notAnAddress.getIndex() + 1) + " stands what cannot be there.",
                    "An address has no spaces; write %20 and the like for what is special.");
        }
    }

    /** The one of these that has this text as its name. */
    <T extends Enum<T>> T oneOf(T[] all, Function<T, String> written) {
        String text = text();
        List<String> names = Arrays.stream(all).map(written).toList();
        Optional<T> found = Arrays.stream(all)
                .filter(one -> written.apply(one).equals(text))
                .findFirst();
        return found.orElseThrow(() -> error(
                "has a value that is not known." + SpellingSuggestion.didYouMean(text, names),
                "Known: " + String.join(", ", names) + "."));
    }

    private <T> T typed(Class<T> type, String words) {
        if (value instanceof AgentException why) throw why;
        if (type.isInstance(value)) return type.cast(value);
        throw error("is " + kind() + ", but has to be " + words + ".", "Change it in this line.");
    }

    private String kind() {
        if (value == null) return "null";
        if (value instanceof String) return "a text";
        if (value instanceof Boolean) return "true or false";
        if (value instanceof Number) return "a number";
        return value instanceof List ? "a list" : "an object";
    }

    /** Without the value. */
    @Override
    public String toString() {
        return name + " (" + kind() + ") at line " + place.line;
    }
}
