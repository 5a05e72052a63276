package oauthlab.system.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of this checkout with all that is built, whose sources a test may change. */
public final class Checkout implements AutoCloseable {

    /** The times of files stay: what is built there is not older than its sources, so it is not built again. */
    private static final String COPY = """
            mkdir -p "$COPY/system-tests" "$COPY/target"
            cp -a lab pom.xml .mvn config docs "$COPY"
            cp -a system-tests/pom.xml "$COPY/system-tests"
            [ ! -d target/maven ] || cp -a target/maven "$COPY/target"
            for module in shared protected-resource web auth-server resource-server mcp-task-client agent-client console; do
              mkdir -p "$COPY/$module/target"
              cp -a $module/pom.xml $module/src "$COPY/$module"
              for built in classes test-classes maven-status generated-sources quarkus quarkus-app; do
                [ ! -e $module/target/$built ] || cp -a $module/target/$built "$COPY/$module/target"
              done
            done
            """;

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /** Copies it into a work folder of this name. */
    public static Checkout copy(String name) {
        Path root = Root.workFolder(name);
        Lab.deleteAll(root);
        Command copied = Command.run(Map.of("COPY", root.toString()), List.of("bash", "-ec", COPY));
        assertEquals(0, copied.exitCode(), copied.output());
        withoutArchives(root.resolve(".lab"));
        return new Checkout(root);
    }

    /** An archive of classes is good for one path only, and takes seconds to write. */
    private static void withoutArchives(Path home) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("archives"), "a file where the folder should be");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What {@code ./lab} needs in its environment for a lab of this checkout's own. */
    public Map<String, String> environment(Ports ports) {
        return Map.of(
                "LAB_HOME", root.resolve(".lab").toString(),
                "LAB_PORT_AUTH", "" + ports.auth(),
                "LAB_PORT_RESOURCE", "" + ports.resource(),
                "LAB_PORT_MCP", "" + ports.mcp(),
                "LAB_PORT_AGENT", "" + ports.agent(),
                "LAB_PORT_COMPANY", "" + ports.company(),
                "LAB_PORT_WEB", "off");
    }

    /** {@code ./lab ...} of this checkout. */
    public Command lab(Map<String, String> environment, String... arguments) {
        var command = Stream.concat(Stream.of(root.resolve("lab").toString()), Stream.of(arguments));
        return Command.run(environment, command.toList());
    }

    public Path root() {
        return root;
    }

    /** Replaces a text in a file, as an editor that saves it. */
    public void edit(String file, String text, String replacement) {
        try {
            String before = Files.readString(root.resolve(file));
            if (!before.contains(text)) throw new IllegalStateException(file + " does not contain " + text);
            Files.writeString(root.resolve(file), before.replace(text, replacement));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Hundreds of megabytes are not left behind. */
    @Override
    public void close() {
        Lab.deleteAll(root);
    }
}
