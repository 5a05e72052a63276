package oauthlab.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import oauthlab.system.lab.Command;

/** A second terminal, for a command that runs until its reader presses Ctrl-C. */
final class OtherTerminal implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Path root;
    private final Path printed;
    private final Map<String, String> environment;
    private Process shell;

    OtherTerminal(Path root, Path folder, Map<String, String> environment) {
        this.root = root;
        this.printed = folder.resolve("other-terminal.out");
        this.environment = environment;
    }

    /** Starts the command, and waits until it has printed what is expected. One that ends before has failed. */
    Command run(String script, Optional<ExpectedOutput> expected, UnaryOperator<String> written) {
        start(script);
        long until = System.nanoTime() + TIMEOUT.toNanos();
        while (shell.isAlive() && System.nanoTime() < until) {
            if (expected.flatMap(output -> output.mismatch(written.apply(printed())))
                    .isEmpty()) break;
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return new Command(shell.isAlive() ? 0 : shell.exitValue(), printed());
    }

    private void start(String script) {
        try {
            var builder = new ProcessBuilder("bash", "-c", "exec " + script.strip())
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            shell = builder.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String printed() {
        try {
            return Files.readString(printed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Ctrl-C, if a command runs. */
    @Override
    public void close() {
        if (shell == null) return;
        shell.destroy();
        try {
            if (!shell.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || shell.exitValue() != 0)
                throw new AssertionError("Ctrl-C did not end it well:\n" + printed());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
