package oauthlab.agent.serve.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.config.ConfiguredServers;
import oauthlab.agent.foundation.config.McpServers;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * The servers of the configuration file, as it is now: it is looked at again when it has changed. Servers that are the same in
 * the new file keep their connections, and calls to those that are gone may finish. A new mistake in the file changes nothing.
 */
public final class Gateway implements AutoCloseable {

    /** Looking costs next to nothing, but not nothing. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Optional<Path> told;
    private final ConfiguredServers configured;
    private final OpenServer.Setting setting;
    private final Consumer<String> log;
    private Map<String, OpenServer> servers = new LinkedHashMap<>();
    private McpServers file;
    private Optional<String> mistake = Optional.empty();
    private Seen seen;
    private Instant lookedAt;

    /** What of a file changes when it does. */
    private record Seen(Object key, Object time, long size) {

        private static final Seen NOTHING = new Seen("", "", -1);

        static Seen of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Seen(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
            } catch (IOException notThere) {
                return NOTHING;
            }
        }
    }

    /** @throws AgentException when the file as a whole cannot be used now, at the start */
    Gateway(Optional<Path> told, ConfiguredServers configured, OpenServer.Setting setting, Consumer<String> log) {
        this.told = told;
        this.configured = configured;
        this.setting = setting;
        this.log = log;
        this.seen = look();
        take(configured.read(told));
    }

    /** All servers, in the order of the file. */
    public synchronized List<OpenServer> all() {
        refresh();
        return List.copyOf(servers.values());
    }

    /** What is wrong with the file, while the servers of an earlier one go on. */
    public synchronized Optional<String> mistake() {
        return mistake;
    }

    /**
     * Begins something at the server of this name; it is not changed while that begins.
     *
     * @throws Problem when there is none
     */
    public synchronized <T> T at(String name, Function<OpenServer, T> begin) {
        refresh();
        OpenServer server = servers.get(name);
        if (server != null) return begin.apply(server);
        try {
            file.require(name);
            throw new IllegalStateException("configured, but not open: " + name);
        } catch (AgentException unknown) {
            throw Problem.of(404, "unknown_server", unknown.getMessage() + " " + String.join(" ", unknown.details()));
        }
    }

    private void refresh() {
        Instant now = setting.clock().instant();
        if (now.isBefore(lookedAt.plus(LOOK_AGAIN))) return;
        Seen present = look();
        if (present.equals(seen)) return;
        seen = present;
        try {
            McpServers fresh = configured.read(told);
            requireNothingNewBroken(fresh);
            take(fresh);
            log.accept("The configuration has changed. Servers now: " + String.join(", ", servers.keySet()));
        } catch (AgentException wrong) {
            mistake = Optional.of("The configuration has changed, but cannot be used; the servers stay as they were. "
                    + wrong.text());
            log.accept(mistake.get());
        }
    }

    /** At the start an entry with a mistake is left out; later a mistake ends no server that works. */
    private void requireNothingNewBroken(McpServers fresh) {
        fresh.broken().forEach((name, wrong) -> {
            if (!file.broken().containsKey(name)) throw wrong;
        });
    }

    private Seen look() {
        lookedAt = setting.clock().instant();
        return Seen.of(configured.file(told));
    }

    private void take(McpServers fresh) {
        fresh.warnings().forEach(warning -> log.accept("warning: " + warning));
        var before = servers;
        servers = new LinkedHashMap<>();
        for (ServerEntry entry : fresh.servers()) servers.put(entry.name(), kept(before, entry));
        before.values().stream()
                .filter(server -> !servers.containsValue(server))
                .forEach(OpenServer::retire);
        file = fresh;
        String broken =
                fresh.broken().values().stream().map(AgentException::text).collect(Collectors.joining(" "));
        mistake = broken.isEmpty()
                ? Optional.empty()
                : Optional.of("Some servers of the configuration cannot be used. " + broken);
    }

    private OpenServer kept(Map<String, OpenServer> before, ServerEntry entry) {
        OpenServer same = before.get(entry.name());
        return same != null && same.entry().equals(entry) ? same : new OpenServer(entry, setting);
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(OpenServer::retire);
    }
}
