package oauthlab.console.parties;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oauthlab.console.routes.Route;

/** The names of servers and programs: by the route, by the client id, by what a program says of itself in {@code User-Agent}. */
public final class Programs {

    /** A tool that a person holds: it is shown as itself, whatever client id it uses. */
    private record Program(String actor, String label, boolean isTool) {}

    private static final Map<String, Program> BY_USER_AGENT = new LinkedHashMap<>();
    private static final Map<String, Program> BY_CLIENT = Map.of(
            "mcp-task-manager", new Program("mcp-server", "MCP server", false),
            "task-api", new Program("task-api", "task API", false),
            "ai-agent-assistant", new Program("agent", "agent", false),
            "agent-cli", new Program("agent", "agent", false),
            "web-app", new Program("web-app", "web app", false));
    private static final Map<String, String> LABELS = Map.of(
            "auth-server", "auth-server",
            "resource-server", "task API",
            "mcp-task-client", "MCP server",
            "agent-client", "agent's tools",
            "company", "Company",
            "web-app", "web app");
    private static final Map<String, String> ACTORS = Map.of(
            "resource-server", "task-api",
            "mcp-task-client", "mcp-server",
            "agent-client", "agent");
    private static final Map<String, String> KNOWN_ACTORS =
            Map.of("you", "you", "attacker", "attacker", "agent", "agent", "browser", "browser", "curl", "curl");

    static {
        BY_USER_AGENT.put("curl/", new Program("curl", "curl", true));
        BY_USER_AGENT.put("httpie/", new Program("httpie", "HTTPie", true));
        BY_USER_AGENT.put("wget/", new Program("wget", "Wget", true));
        BY_USER_AGENT.put("postmanruntime/", new Program("postman", "Postman", true));
        BY_USER_AGENT.put("mozilla/", new Program("browser", "browser", true));
        BY_USER_AGENT.put("mcp-remote", new Program("sdk:mcp-remote", "mcp-remote", false));
        BY_USER_AGENT.put("node", new Program("sdk:node", "Node.js program", false));
        BY_USER_AGENT.put("undici", new Program("sdk:node", "Node.js program", false));
        BY_USER_AGENT.put("python", new Program("sdk:python", "Python program", false));
        BY_USER_AGENT.put("reactornetty/", new Program("sdk:spring", "Spring application", false));
        BY_USER_AGENT.put("apache-httpclient/", new Program("sdk:java", "Java program", false));
        BY_USER_AGENT.put("java-http-client/", new Program("sdk:java", "Java program", false));
        BY_USER_AGENT.put("java/", new Program("sdk:java", "Java program", false));
        BY_USER_AGENT.put("vert.x-webclient/", new Program("sdk:vertx", "Vert.x program", false));
    }

    private Programs() {}

    public static Party server(Route route) {
        String actor = ACTORS.getOrDefault(route.name(), route.name());
        return new Party(
                actor, LABELS.getOrDefault(route.name(), route.name()), ":" + route.port(), "port " + route.port());
    }

    /** Of the header {@code Lab-Actor}. */
    public static Party named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9:._-]", "-");
        String actor = plain.length() > 40 ? plain.substring(0, 40) : plain;
        return new Party(actor, KNOWN_ACTORS.getOrDefault(actor, actor), "", "Lab-Actor");
    }

    /** Of the family that sent this; empty when it says nothing of itself. */
    public static Optional<Party> byUserAgent(String userAgent) {
        return program(userAgent).map(program -> new Party(program.actor(), program.label(), "", "User-Agent"));
    }

    /** A person's tool stays that tool, with the client id beside it; a program becomes its client. */
    public static Party byClient(String clientId, Optional<String> userAgent) {
        Optional<Program> program = userAgent.flatMap(Programs::program);
        if (program.filter(Program::isTool).isPresent())
            return new Party(program.get().actor(), program.get().label(), "as " + clientId, "User-Agent");
        Program client =
                BY_CLIENT.getOrDefault(clientId, program.orElse(new Program("client:" + clientId, clientId, false)));
        return new Party(client.actor(), client.label(), clientId, "client_id");
    }

    private static Optional<Program> program(String userAgent) {
        String plain = userAgent.toLowerCase(Locale.ROOT);
        return BY_USER_AGENT.entrySet().stream()
                .filter(entry -> plain.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
