package oauthlab.system.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of others that runs while a test talks to it; what it says on stderr is kept in a file. */
final class ForeignProgram implements AutoCloseable {

    private static final int MAX_SECONDS = 120;

    private final Process process;
    private final Path log;
    private final BufferedReader out;
    private final Writer in;

    private ForeignProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        // Whoever waits for a line of a program that says nothing gets none, but not never.
        CompletableFuture.delayedExecutor(MAX_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    static ForeignProgram node(Path log, Map<String, String> environment, List<String> scriptAndArguments) {
        var command = new ArrayList<>(List.of(Npm.node()));
        command.addAll(scriptAndArguments);
        var withNode = new HashMap<>(environment);
        withNode.put("PATH", Npm.path());
        return start(log, withNode, command);
    }

    /** A program of the folder that {@code install} made from {@code src/test/spring}, at this port. */
    static ForeignProgram spring(Path log, String mainClass, int port, Map<String, String> settings) {
        Path home = Npm.home().resolve("spring");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("classes") + ":" + home.resolve("lib") + "/*",
                mainClass));
        command.add("--server.address=127.0.0.1");
        command.add("--server.port=" + port);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return start(log, Map.of(), command);
    }

    private static ForeignProgram start(Path log, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().putAll(environment);
            return new ForeignProgram(builder.start(), log);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void write(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException ended) {
            throw new IllegalStateException(log(), ended);
        }
    }

    /** The next line that it prints. */
    String read() {
        try {
            String line = out.readLine();
            if (line == null) throw new IllegalStateException("The program said no more:\n" + log());
            return line;
        } catch (IOException ended) {
            throw new IllegalStateException(log(), ended);
        }
    }

    /** Reads on until it prints a line with this text. */
    String readUntil(String text) {
        String line = read();
        while (!line.contains(text)) line = read();
        return line;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(hangs -> process.destroyForcibly())
                .join();
    }
}
