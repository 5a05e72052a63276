package oauthlab.agent.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one entry of {@code mcpServers}. */
final class ServerReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final List<String> MEMBERS =
            List.of("type", "url", "oauth", "command", "args", "env", "trust_annotations");
    private static final List<String> REMOTE = List.of("streamable-http", "http");
    private static final Pattern LOOKS_SECRET = Pattern.compile("(?i).*(key|token|secret|passw).*");

    private final OAuthReader oauth;
    private final Consumer<Located> secretSeen;

    ServerReader(OAuthReader oauth, Consumer<Located> secretSeen) {
        this.oauth = oauth;
        this.secretSeen = secretSeen;
    }

    ServerEntry read(String name, Located entry) {
        if (!NAME.matcher(name).matches() || name.matches("\\.+"))
            throw entry.place()
                    .error(
                            "'" + name + "' cannot be the name of a server.",
                            "Names are up to 64 letters, digits, hyphens, underscores and dots.");
        Map<String, Located> members = entry.members(MEMBERS);
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
        for (String other : List.of("args", "env")) {
            if (members.containsKey(other))
                throw members.get(other).error("belongs to a program (command), not to an address.", "Take it out.");
        }
        OAuthOptions options =
                members.containsKey("oauth") ? oauth.read(name, members.get("oauth")) : OAuthOptions.usual();
        return new RemoteServer(name, members.get("url").url(), options, isTrusted(members));
    }

    private StdioServer stdio(String name, Map<String, Located> members) {
        if (members.containsKey("oauth"))
            throw members.get("oauth").error("is for servers at an address.", "A program gets its credentials by env.");
        List<String> args = members.containsKey("args") ? members.get("args").texts() : List.of();
        var env = new LinkedHashMap<String, String>();
        if (members.containsKey("env"))
            members.get("env").members().forEach((variable, value) -> env.put(variable, environment(variable, value)));
        return new StdioServer(name, members.get("command").text(), args, env, isTrusted(members));
    }

    private static boolean isTrusted(Map<String, Located> members) {
        return members.containsKey("trust_annotations")
                && members.get("trust_annotations").isTrue();
    }

    private String environment(String variable, Located value) {
        if (LOOKS_SECRET.matcher(variable).matches()) secretSeen.accept(value);
        return value.text();
    }
}
