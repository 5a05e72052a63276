package oauthlab.agent.foundation.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * The configured MCP servers, in the order of the file.
 *
 * @param broken entries that cannot be used, and why
 * @param disabled entries that are switched off, which is no mistake
 * @param warnings what works, but should be different: whole sentences that name the line
 */
public record McpServers(
        List<ServerEntry> servers,
        Map<String, AgentException> broken,
        Map<String, AgentException> disabled,
        List<String> warnings) {

    public McpServers {
        servers = List.copyOf(servers);
        broken = Map.copyOf(broken);
        disabled = Map.copyOf(disabled);
        warnings = List.copyOf(warnings);
    }

    public Optional<ServerEntry> find(String name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /**
     * The server of this name.
     *
     * @throws AgentException that lists the names there are
     */
    public ServerEntry require(String name) {
        if (broken.containsKey(name)) throw broken.get(name);
        if (disabled.containsKey(name)) throw disabled.get(name);
        return find(name).orElseThrow(() -> {
            var names = servers.stream().map(ServerEntry::name).toList();
            String near = SpellingSuggestion.didYouMean(name, names);
            String known = names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
            return AgentException.of("There is no server named '" + name + "'." + near, "Configured: " + known + ".");
        });
    }
}
