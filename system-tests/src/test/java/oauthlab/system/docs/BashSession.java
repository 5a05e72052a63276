package oauthlab.system.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Root;

/**
 * One shell for all blocks of a file, as one terminal would be: variables, functions and files stay.
 *
 * <p>It is bash; with {@code -Ddocs.shell=zsh} it is the shell of macOS.
 */
final class BashSession implements AutoCloseable {

    private static final int TOO_LONG = 124;

    private final Path folder;
    private final int mostSeconds;
    private final Process bash;
    private final Writer commands;
    private final BufferedReader exitCodes;
    private int number;

    private BashSession(Path folder, int mostSeconds, Process bash) {
        this.folder = folder;
        this.mostSeconds = mostSeconds;
        this.bash = bash;
        this.commands = bash.outputWriter(StandardCharsets.UTF_8);
        this.exitCodes = bash.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts in the root of the repository; {@code mostSeconds} is the most that one block may take. */
    static BashSession start(Path folder, int mostSeconds, Map<String, String> environment) {
        return start(Root.path(), folder, mostSeconds, environment);
    }

    /** Starts in a copy of the repository. */
    static BashSession start(Path root, Path folder, int mostSeconds, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            String shell = System.getProperty("docs.shell", "bash");
            var builder = (shell.equals("zsh")
                            ? new ProcessBuilder("zsh", "-f")
                            : new ProcessBuilder("bash", "--noprofile", "--norc"))
                    .directory(root.toFile())
                    .redirectError(folder.resolve("bash.err").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            return new BashSession(folder, mostSeconds, builder.start());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Runs one block to its end. */
    Command run(String script) {
        number++;
        Path block = folder.resolve("block-" + number + ".sh");
        Path printed = folder.resolve("block-" + number + ".out");
        try {
            Files.writeString(block, script);
            Files.writeString(printed, "");
            commands.write("set -o pipefail; . '" + block + "' </dev/null >'" + printed + "' 2>&1; echo $?\n");
            commands.flush();
            int exitCode = awaitExitCode();
            return new Command(exitCode, Files.readString(printed));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private int awaitExitCode() {
        var line = CompletableFuture.supplyAsync(this::readLine);
        try {
            String exitCode = line.get(mostSeconds, TimeUnit.SECONDS);
            // No line: the block said exit, and the whole session is over.
            return exitCode == null ? bash.waitFor() : Integer.parseInt(exitCode);
        } catch (TimeoutException hangs) {
            close();
            return TOO_LONG;
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String readLine() {
        try {
            return exitCodes.readLine();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
