package oauthlab.system.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ran to its end: what it printed (both streams) and its exit code. */
public record Command(int exitCode, String output) {

    private static final int MAX_MINUTES = 10;

    /** Runs a command in the root of the repository. */
    public static Command run(Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("command", ".out");
            var builder = new ProcessBuilder(command)
                    .directory(Root.path().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES))
                process.destroyForcibly().waitFor();
            String printed = Files.readString(output);
            Files.delete(output);
            return new Command(process.exitValue(), printed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** {@code ./lab ...} as a user would type it. */
    public static Command lab(Map<String, String> environment, String... arguments) {
        return run(
                environment,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("./lab"), java.util.stream.Stream.of(arguments))
                        .toList());
    }
}
