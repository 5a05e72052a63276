package oauthlab.agent.foundation.config;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.agent.foundation.transcript.AgentException;

/** Reads a configuration file as a whole, or says where it is wrong and what to do. */
public final class ConfigurationFile {

    private static final long MAX_BYTES = 4L * 1024 * 1024;
    /** Who may write may also put their own key there. */
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    private static final List<String> MEMBERS = List.of("mcpServers", "servers", "$schema", "inputs");
    private static final String MINIMAL = "{\"mcpServers\": {\"lab\": {\"url\": \"http://localhost:4002/mcp\"}}}";

    private final Path file;
    private final List<String> warnings = new ArrayList<>();
    private final List<Located> secrets = new ArrayList<>();
    private final List<ServerEntry> entries = new ArrayList<>();
    private final Map<String, AgentException> broken = new LinkedHashMap<>();
    private final Map<String, AgentException> disabled = new LinkedHashMap<>();

    private ConfigurationFile(Path file) {
        this.file = file;
    }

    /**
     * Reads {@code file}, with the variables of this process for {@code ${NAME}}.
     *
     * @throws AgentException that names line, column and remedy
     */
    public static McpServers read(Path file) {
        return read(file, System.getenv());
    }

    static McpServers read(Path file, Map<String, String> environment) {
        return new ConfigurationFile(file.toAbsolutePath().normalize()).servers(environment);
    }

    private McpServers servers(Map<String, String> environment) {
        Located root = located(environment);
        Map<String, Located> servers = servers(root);
        var reader = new ServerReader(
                new OAuthReader(file.getParent(), warnings::add, secrets::add), warnings::add, secrets::add);
        servers.forEach((name, entry) -> read(reader, name, entry));
        if (isOpenToOthers(file))
            secrets.stream().filter(secret -> !secret.isFromEnvironment()).forEach(this::warn);
        return new McpServers(entries, broken, disabled, warnings);
    }

    /** One program calls them so, another otherwise; a file for both has both. */
    private Map<String, Located> servers(Located root) {
        Map<String, Located> members = root.membersOf(MEMBERS, warnings::add);
        if (!members.containsKey("mcpServers") && !members.containsKey("servers")) throw noServers(root);
        var servers = new LinkedHashMap<String, Located>();
        for (String member : List.of("mcpServers", "servers"))
            if (members.containsKey(member))
                members.get(member).members().forEach((name, entry) -> add(servers, name, entry));
        return servers;
    }

    private void add(Map<String, Located> servers, String name, Located entry) {
        if (servers.putIfAbsent(name, entry) != null)
            warnings.add(entry.place()
                    .warning(entry.name() + " is not used: the entry of this name in mcpServers goes before."));
    }

    private static AgentException noServers(Located root) {
        String near = root.members().keySet().stream()
                .map(member -> SpellingSuggestion.didYouMean(member, MEMBERS))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
        return root.error("has no mcpServers." + near, "The least there can be: " + MINIMAL);
    }

    /** A mistake in one entry is no reason to lose the others. */
    private void read(ServerReader reader, String name, Located entry) {
        try {
            if (ServerReader.isDisabled(entry))
                disabled.put(name, entry.error("is disabled.", "Take \"disabled\" out to use it."));
            else entries.add(reader.read(name, entry));
        } catch (AgentException wrong) {
            broken.put(name, wrong);
            warnings.add(wrong.text() + " So the server '" + name + "' cannot be used.");
        }
    }

    private Located located(Map<String, String> environment) {
        try {
            if (Files.size(file) > MAX_BYTES)
                throw AgentException.of(file + " is larger than 4 MB.", "Is it the right file?");
            return new LocatedReader(file, environment).read(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw AgentException.of("There is no file " + file + ".", "The least it can hold: " + MINIMAL);
        } catch (IOException unreadable) {
            throw AgentException.of(file + " cannot be read: " + unreadable, "It has to be a text file, in UTF-8.");
        }
    }

    private void warn(Located secret) {
        warnings.add(secret.place()
                .warning(secret.name()
                        + " is a secret, and others on this machine may read or change the file. Run: chmod 600 " + file
                        + ", or keep the secret in the environment and write ${NAME} here."));
    }

    /** Where the file system knows no such permissions, nobody can say. */
    static boolean isOpenToOthers(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return false;
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException unknown) {
            return false;
        }
    }
}
