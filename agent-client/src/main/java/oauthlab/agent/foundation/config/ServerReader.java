package oauthlab.agent.foundation.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one entry of {@code mcpServers}. */
final class ServerReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final List<String> MEMBERS = List.of(
            "type", "url", "headers", "oauth", "command", "args", "env", "cwd", "trust_annotations", "disabled");
    /** The library and the transport set these. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "content-type",
            "connection",
            "transfer-encoding",
            "upgrade",
            "expect",
            "accept",
            "mcp-session-id",
            "mcp-protocol-version",
            "last-event-id",
            "dpop");

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");
    private static final List<String> REMOTE = List.of("streamable-http", "http", "streamableHttp", "streamable_http");
    private static final Pattern LOOKS_SECRET = Pattern.compile("(?i).*(key|token|secret|passw).*");

    private final OAuthReader oauth;
    private final Consumer<String> warnings;
    private final Consumer<Located> secretSeen;

    ServerReader(OAuthReader oauth, Consumer<String> warnings, Consumer<Located> secretSeen) {
        this.oauth = oauth;
        this.warnings = warnings;
        this.secretSeen = secretSeen;
    }

    static boolean isDisabled(Located entry) {
        Located disabled = entry.members().get("disabled");
        return disabled != null && disabled.isTrue();
    }

    ServerEntry read(String name, Located entry) {
        if (!NAME.matcher(name).matches() || name.matches("\\.+"))
            throw entry.place()
                    .error(
                            "'" + name + "' cannot be the name of a server.",
                            "Names are up to 64 letters, digits, hyphens, underscores and dots.");
        Map<String, Located> members = entry.membersOf(MEMBERS, warnings);
        boolean isRemote = members.containsKey("url");
        if (isRemote && members.containsKey("command"))
            throw members.get("command")
                    .error("stands beside url: a server is at an address or a program, not both.", "Keep one of them.");
        if (!isRemote && !members.containsKey("command"))
            throw entry.error("has neither url nor command.", "For an address: {\"url\": \"https://mcp.example/mcp\"}");
        checkType(members, isRemote);
        return isRemote ? remote(name, members) : stdio(name, members);
    }

    private static void checkType(Map<String, Located> members, boolean isRemote) {
        Located type = members.get("type");
        if (type == null) return;
        String fix =
                isRemote ? "With url it is streamable-http, or left out." : "With command it is stdio, or left out.";
        if (type.text().equals("sse"))
            throw type.error(
                    "is sse, the old transport, which is not spoken here.",
                    "Most such servers offer" + " streamable-http as well, often at /mcp.");
        if (isRemote != REMOTE.contains(type.text())
                || !isRemote && !type.text().equals("stdio")) throw type.error("does not go with this entry.", fix);
    }

    private RemoteServer remote(String name, Map<String, Located> members) {
        for (String other : List.of("args", "env", "cwd")) {
            if (members.containsKey(other))
                throw members.get(other).error("belongs to a program (command), not to an address.", "Take it out.");
        }
        OAuthOptions options =
                members.containsKey("oauth") ? oauth.read(name, members.get("oauth")) : OAuthOptions.usual();
        return new RemoteServer(name, members.get("url").url(), options, isTrusted(members), headers(members));
    }

    private Map<String, String> headers(Map<String, Located> members) {
        var headers = new LinkedHashMap<String, String>();
        if (members.containsKey("headers"))
            members.get("headers").members().forEach((header, value) -> headers.put(header, header(header, value)));
        return headers;
    }

    private String header(String name, Located value) {
        secretSeen.accept(value);
        String text = value.word();
        if (text.isBlank()) throw value.error("is empty.", "Give it a value, or leave it out.");
        if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT)))
            throw value.error("cannot be a header here.", "Authorization and headers of the server itself can.");
        if (!HEADER_VALUE.matcher(text).matches())
            throw value.error("has a character that no header can hold.", "Printable ASCII is possible.");
        return text;
    }

    private StdioServer stdio(String name, Map<String, Located> members) {
        for (String other : List.of("oauth", "headers"))
            if (members.containsKey(other))
                throw members.get(other)
                        .error("is for servers at an address.", "A program gets its credentials by env.");
        List<String> args = members.containsKey("args")
                ? members.get("args").list().stream().map(Located::word).toList()
                : List.of();
        var env = new LinkedHashMap<String, String>();
        if (members.containsKey("env"))
            members.get("env").members().forEach((variable, value) -> env.put(variable, environment(variable, value)));
        Optional<Path> cwd = Optional.ofNullable(members.get("cwd"))
                .map(folder -> folder.place().file().resolveSibling(folder.text()));
        return new StdioServer(name, members.get("command").text(), args, env, cwd, isTrusted(members));
    }

    private static boolean isTrusted(Map<String, Located> members) {
        return members.containsKey("trust_annotations")
                && members.get("trust_annotations").isTrue();
    }

    private String environment(String variable, Located value) {
        if (LOOKS_SECRET.matcher(variable).matches()) secretSeen.accept(value);
        return value.word();
    }
}
