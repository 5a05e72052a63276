package oauthlab.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the packaged jar as a user does. */
final class Cli {

    record Result(int exitCode, String out, String err) {
        long ticks() {
            return out.lines().filter(line -> line.startsWith("✓")).count();
        }

        boolean hasStackTrace() {
            return (out + err).contains("\tat ") || (out + err).contains("Exception");
        }
    }

    private static final Path ARCHIVE = Path.of("target/agent-client.jsa");
    private static boolean hasArchive;

    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private String stdin = "";

    /** In the lab, with all stand-ins up, and with the tokens in {@code folder}. */
    Cli(Path folder) {
        this.folder = folder;
        with("LAB_MODE", "true")
                .with("OAUTH_ISSUER", StandIns.ISSUER)
                .with("TASK_API_URL", StandIns.TASK_API)
                .with("MCP_URL", StandIns.MCP)
                .with("OAUTHLAB_TOKENS", folder.resolve("tokens").toString());
    }

    /**
     * Class data sharing, as {@code ./lab} does it: a start takes half the time. Made once, by the command that needs most
     * classes.
     */
    static synchronized void makeArchive(Path folder) throws IOException, InterruptedException {
        if (hasArchive) return;
        hasArchive = true;
        Files.deleteIfExists(ARCHIVE);
        new Cli(folder).launch("-XX:ArchiveClassesAtExit=" + ARCHIVE, "demo").waitFor();
    }

    Cli with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Cli piped(String text) {
        stdin = text;
        return this;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        int exitCode = start(arguments).waitFor();
        return new Result(exitCode, out(), err());
    }

    /** For a command that goes on until it is stopped. */
    Process start(String... arguments) throws IOException {
        return launch("-XX:SharedArchiveFile=" + ARCHIVE, arguments);
    }

    private Process launch(String archive, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                archive,
                // Without an archive it starts as well, only later; that is no news for who reads what it prints.
                "-Xlog:all=off:stdout",
                "-jar",
                "target/quarkus-app/quarkus-run.jar"));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("stdin"), stdin);
        var builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What was printed so far. */
    String out() throws IOException {
        return Files.readString(folder.resolve("stdout"), StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8);
    }
}
