package oauthlab.system.lab;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The archives of classes that {@code ./lab} writes when a server or a command of the agent ends (class data sharing), made
 * once for all labs of the tests: with them either starts in two thirds of the time.
 */
public final class ClassArchives {

    private static final Path HOME = Root.target("class-archives");

    /** What stands in the manifest of the jar. */
    private static final List<String> MANIFEST = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");

    private static final List<String> MADE =
            Stream.concat(Service.names().stream(), Stream.of("agent-client")).toList();

    private ClassArchives() {}

    /** Makes them the archives of {@code ./lab} in this home, too. */
    public static void lendTo(Path home) {
        makeOnce();
        try {
            Files.createDirectories(home);
            Files.createSymbolicLink(home.resolve("archives"), HOME.resolve("archives"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What java is told to run this jar: as the script does it, with the archive, or plainly where there is none. */
    static List<String> run(String name, Path jar) {
        Path archive = archive(name);
        // The script has none for the servers on PostgreSQL.
        if (!jar.equals(Root.jar(name, "quarkus-app")) || !Files.exists(archive))
            return List.of("-jar", jar.toString());
        var command = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        command.addAll(MANIFEST);
        command.addAll(List.of("-cp", classPath(jar.getParent()), mainClass(name)));
        return command;
    }

    /** An archive is good for the class path it was made with, and for no other. */
    private static String classPath(Path app) {
        return Stream.of("quarkus", "app", "lib/boot", "lib/main")
                .map(folder -> app + "/" + folder + "/*")
                .collect(Collectors.joining(":"));
    }

    private static String mainClass(String name) {
        return name.equals("mcp-task-client") ? "oauthlab.mcp.platform.Main" : "io.quarkus.runner.GeneratedMain";
    }

    /** Another process of the tests waits until they are made. */
    private static synchronized void makeOnce() {
        try (var lock = FileChannel.open(Files.createDirectories(HOME).resolve("lock"), CREATE, WRITE);
                var held = lock.lock()) {
            if (held.isValid() && MADE.stream().anyMatch(ClassArchives::isMissing)) make();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void make() {
        var ports = Ports.free();
        var environment = new HashMap<>(Map.of(
                "LAB_HOME", HOME.toString(),
                "LAB_PORT_AUTH", "" + ports.auth(),
                "LAB_PORT_RESOURCE", "" + ports.resource(),
                "LAB_PORT_MCP", "" + ports.mcp(),
                "LAB_PORT_AGENT", "" + ports.agent(),
                "LAB_PORT_WEB", "off"));
        for (String command : List.of("up", "keys", "demo", "down")) {
            Command done = Command.lab(environment, command);
            if (done.exitCode() != 0) throw new IllegalStateException("./lab " + command + ":\n" + done.output());
        }
    }

    private static boolean isMissing(String name) {
        Path jar = Root.jar(name, "quarkus-app");
        return archive(name).toFile().lastModified() < jar.toFile().lastModified();
    }

    private static Path archive(String name) {
        return HOME.resolve("archives").resolve(name + ".jsa");
    }
}
