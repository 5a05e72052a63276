package oauthlab.system.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The archives of classes that {@code ./lab} writes when it stops a server (class data sharing), made once for all labs of the
 * tests: with them a server starts in two thirds of the time.
 */
public final class ClassArchives {

    private static final Path HOME = Root.workFolder("class-archives");

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

    /** What tells java to use the one of this jar; nothing where there is none. */
    static List<String> flags(String name, Path jar) {
        Path archive = archive(name);
        // The script has none for the servers on PostgreSQL.
        if (!jar.equals(Root.jar(name, "quarkus-app")) || !Files.exists(archive)) return List.of();
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
    }

    private static synchronized void makeOnce() {
        if (Service.names().stream().noneMatch(ClassArchives::isMissing)) return;
        var ports = Ports.free();
        var environment = new HashMap<>(Map.of(
                "LAB_HOME", HOME.toString(),
                "LAB_PORT_AUTH", "" + ports.auth(),
                "LAB_PORT_RESOURCE", "" + ports.resource(),
                "LAB_PORT_MCP", "" + ports.mcp(),
                "LAB_PORT_AGENT", "" + ports.agent()));
        for (String command : List.of("up", "down")) {
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
