package oauthlab.system.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged service, running as a process of its own. */
public final class Service implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int port;
    private final Process process;
    private final Path log;

    private Service(String name, int port, Process process, Path log) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code MODULE/target/APP/quarkus-run.jar}; does not wait for it. */
    static Service start(String name, String app, int port, Map<String, String> environment, Path log) {
        String module = module(name);
        Path jar = Root.jar(module, app);
        var command = new ArrayList<>(JavaCommand.lean());
        command.addAll(ClassArchives.run(module, jar));
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Service(name, port, builder.start(), log);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot start " + name, fault);
        }
    }

    Service awaitReady() {
        long until = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) throw new IllegalStateException(name + " stopped while starting:\n" + log());
            if (System.nanoTime() > until) throw new IllegalStateException(name + " is not ready:\n" + log());
            pause();
        }
        return this;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** As a power cut would: no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to end; does not wait. */
    void end() {
        process.destroy();
    }

    @Override
    public void close() {
        end();
        awaitExit();
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    /** Company is an authorization server. */
    private static String module(String name) {
        return name.equals(Lab.COMPANY) ? "auth-server" : name;
    }

    static List<String> names() {
        return List.of("auth-server", "resource-server", "mcp-task-client");
    }
}
