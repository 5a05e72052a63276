package oauthlab.mcp.scopes;

import io.quarkiverse.mcp.server.ToolManager;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.shared.protocol.Scopes;

/**
 * Which scopes a tool needs. RFC 6749 section 3.3; the MCP authorization specification has a server name them in its
 * challenges, so that a client can ask for exactly these.
 */
@Singleton
public class ToolScopes {

    private final Map<String, Scopes> tools;
    private final Scopes reading;
    private final Scopes atFirst;
    private final Scopes reserved;
    private final boolean showsAll;

    ToolScopes(ScopeSettings settings) {
        this.tools = settings.tools().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Scopes.parse(entry.getValue())));
        this.reading = Scopes.parse(settings.reading());
        this.atFirst = Scopes.parse(settings.atFirst());
        this.reserved = Scopes.parse(settings.reserved());
        this.showsAll = settings.shown() == ScopeSettings.Shown.ALL;
    }

    /** A tool that is not in the table would be open to every token; so nothing starts then. */
    void start(@Observes StartupEvent started, ToolManager registered) {
        for (var tool : registered) {
            if (tools.containsKey(tool.name())) continue;
            throw new ConfigurationException("The tool '" + tool.name() + "' has no scopes: set oauthlab.scopes.tools."
                    + tool.name() + " to what it needs.");
        }
    }

    /** What a call of this tool needs; nothing for a tool that does not exist, which is an error of another kind. */
    public Scopes of(String tool) {
        return tools.getOrDefault(tool, Scopes.NONE);
    }

    /** What reading a resource or a prompt needs. */
    public Scopes reading() {
        return reading;
    }

    /** What to ask for when nothing is known yet: the {@code scope} of a challenge to a request without a token. */
    public Scopes atFirst() {
        return atFirst;
    }

    /** What a client that registered itself can get: the {@code scopes_supported} of RFC 9728. */
    public Scopes forEverybody() {
        return all().without(reserved);
    }

    /** All that tools and the rest need. */
    public Scopes all() {
        Scopes all = tools.values().stream().reduce(reading.with(atFirst), Scopes::with);
        return Scopes.of(all.names().stream().sorted().toList());
    }

    /** May a caller with these scopes see this tool in the list? */
    public boolean shows(String tool, Scopes granted) {
        return showsAll || granted.containsAll(of(tool));
    }
}
