package oauthlab.agent.foundation.programs;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.foundation.transcript.AgentException;

/** A program that this agent started, with its children. None of them outlives the agent, unless the agent is killed. */
final class Program {

    /** Of one line of a program. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_KEPT = 2000;
    private static final int LAST_LINES = 5;
    private static final long MILLIS_AFTER_THE_LAST_LINE = 500;
    /** A program that ends when its input does, ends by then; after that comes SIGTERM. */
    private static final long MILLIS_TO_END = 500;
    /** After SIGTERM and before SIGKILL. */
    private static final long MILLIS_TO_CLEAN_UP = 1500;

    private static final Set<Program> ALL = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> Set.copyOf(ALL).parallelStream().forEach(Program::stop)));
    }

    private final Process process;
    private final Set<ProcessHandle> processes = ConcurrentHashMap.newKeySet();
    /** In order, and on no thread that anybody waits on: a program that does not read blocks its writer. */
    private final ExecutorService writer;

    private final StringBuilder words = new StringBuilder();
    private final Thread listener;

    private Program(Process process, String name) {
        this.process = process;
        this.writer = Executors.newSingleThreadExecutor(work -> thread(work, "writes " + name));
        this.listener = thread(this::listen, "hears " + name);
        processes.add(process.toHandle());
        ALL.add(this);
        listener.start();
    }

    /** @throws AgentException when it cannot be started */
    static Program start(StdioServer server) {
        requireThere(server);
        var command = new ProcessBuilder(server.command());
        command.command().addAll(server.args());
        server.cwd().map(Path::toFile).ifPresent(command::directory);
        Environment.restrict(command);
        command.environment().putAll(server.env());
        try {
            return new Program(command.start(), server.name());
        } catch (IOException notStarted) {
            throw AgentException.of("The program cannot be started: " + server.command(), notStarted.getMessage());
        }
    }

    private static void requireThere(StdioServer server) {
        String command = server.command();
        Path cwd = server.cwd().orElse(Path.of(""));
        if (!Files.isDirectory(cwd))
            throw AgentException.of(
                    "The program cannot be started: " + command, "Its cwd is not a folder: " + cwd + ".");
        boolean isPath = command.contains(File.separator);
        String[] folders =
                isPath ? new String[] {cwd.toString()} : System.getenv("PATH").split(File.pathSeparator);
        boolean isThere = Arrays.stream(folders)
                .map(folder -> Path.of(folder).resolve(command))
                .anyMatch(program -> Files.isExecutable(program) || Files.isExecutable(Path.of(program + ".exe")));
        if (!isThere)
            throw AgentException.of(
                    "The program cannot be started: " + command,
                    isPath ? "There is no such file, or it may not be run." : "It is in no folder of PATH.");
    }

    /** The library looks for its parts by the loader of the thread. */
    static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(Program.class.getClassLoader());
        return thread;
    }

    ExecutorService writer() {
        return writer;
    }

    /** Only on the thread of {@link #writer}. */
    void write(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    InputStream output() {
        return process.getInputStream();
    }

    /** The next line; null at the end. */
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') return line.toString(StandardCharsets.UTF_8);
            line.write(next);
            if (line.size() > MAX_BYTES) throw new IOException("a line of more than 4 MiB");
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** Runs this when the process is over, and what it wrote has had time to be read. */
    void whenOver(Thread reader, Runnable then) {
        process.onExit().thenRunAsync(() -> {
            join(reader);
            then.run();
        });
    }

    /** How it ended and what it said, as far as that is known soon. */
    String howItEnded() {
        try {
            if (!process.waitFor(MILLIS_AFTER_THE_LAST_LINE, TimeUnit.MILLISECONDS))
                return "has closed its output. " + lastLines().orElse("");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "ends.";
        }
        join(listener);
        return "has ended with exit code " + process.exitValue() + ". "
                + lastLines().orElse("It said nothing on stderr.");
    }

    private static void join(Thread reader) {
        try {
            reader.join(MILLIS_AFTER_THE_LAST_LINE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that it wrote to its error stream. */
    Optional<String> lastLines() {
        String text;
        synchronized (words) {
            text = words.toString().strip();
        }
        if (text.isEmpty()) return Optional.empty();
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        return Optional.of("It said on stderr: "
                + lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).collect(Collectors.joining(" / ")));
    }

    private void listen() {
        byte[] piece = new byte[1024];
        try (InputStream errors = process.getErrorStream()) {
            for (int count = errors.read(piece); count >= 0; count = errors.read(piece))
                keep(new String(piece, 0, count, StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // It ends, or was ended.
        }
    }

    private void keep(String piece) {
        synchronized (words) {
            words.append(piece);
            if (words.length() > MAX_KEPT) words.delete(0, words.length() - MAX_KEPT);
        }
    }

    /** Once their parent is gone nobody knows whose children they were. */
    void rememberChildren() {
        processes.removeIf(member -> !member.isAlive());
        process.descendants().forEach(processes::add);
    }

    /** MCP 2025-11-25, "Lifecycle", shutdown of stdio: the end of its input, then SIGTERM, then SIGKILL. With its children. */
    synchronized void stop() {
        if (!ALL.contains(this)) return;
        rememberChildren();
        writer.execute(this::closeInput);
        writer.shutdown();
        await(MILLIS_TO_END);
        rememberChildren();
        processes.forEach(ProcessHandle::destroy);
        await(MILLIS_TO_CLEAN_UP);
        rememberChildren();
        processes.forEach(ProcessHandle::destroyForcibly);
        ALL.remove(this);
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException closed) {
            // It has ended.
        }
    }

    private void await(long millis) {
        var all = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // The next step is harder.
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
