package oauthlab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code agent serve}, as it is packaged. */
class ServeIT extends CliTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ADDRESS = Pattern.compile("at (http://\\S+)/");
    private static final String KEY = "key-of-a-test-0123456789";

    private ToolServer tools;
    private Process process;

    @BeforeEach
    void startTools() throws IOException {
        tools = new ToolServer();
    }

    @AfterEach
    void stop() {
        tools.close();
        if (process != null) process.destroyForcibly();
    }

    @Test
    void it_serves_while_its_configuration_changes_and_ends_in_peace() throws Exception {
        Path file = Files.writeString(folder.resolve("mcp.json"), ToolServer.configuration(Map.of("one", tools.url())));
        String address = serve("--config", file.toString(), "--port", "0");
        assertEquals("{\"text\":\"told\"}", post(address + "/one/tell").body());

        Files.writeString(file, ToolServer.configuration(Map.of("one", tools.url(), "other", tools.url())));
        await(() -> post(address + "/other/tell").statusCode() == 200);
        Files.writeString(file, "{");
        await(() ->
                post(address + "/other/tell").statusCode() == 200 && cli.err().contains("cannot be used"));

        var call = HTTP.sendAsync(request(address + "/one/hang"), BodyHandlers.ofString());
        await(() -> tools.count("tools/call hang") == 1);
        process.destroy();
        await(() -> post(address + "/one/tell").statusCode() == 503);
        tools.release();
        assertEquals("{\"text\":\"at last\"}", call.get(20, TimeUnit.SECONDS).body());
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it ends when the call has");
        assertFalse(cli.err().contains("\tat "), cli.err());
    }

    @Test
    void a_key_comes_from_the_environment_and_is_not_shown() throws Exception {
        cli.with("MY_KEY", KEY).with("OAUTHLAB_CONFIG", "");
        String address = serve("--port", "0", "--api-key", "MY_KEY");
        assertEquals(401, post(address + "/lab/get_user").statusCode());
        assertFalse((cli.out() + cli.err()).contains(KEY));
    }

    @Test
    void what_cannot_be_is_said_in_a_sentence() throws Exception {
        assertRefused("--api-key takes the name", "serve", "--api-key", "NOT_SET");
        assertRefused("has to be at least 16", cli.with("AGENT_SERVE_KEY", "short"), "serve");
        assertRefused("is no origin", new Cli(folder), "serve", "--origin", "http://x.example/");
        assertRefused("--port is a number", new Cli(folder), "serve", "--port", "70000");
        assertRefused("other machines could call", new Cli(folder), "serve", "--host", "0.0.0.0");
    }

    private void assertRefused(String why, String... command) throws Exception {
        assertRefused(why, cli, command);
    }

    private static void assertRefused(String why, Cli cli, String... command) throws Exception {
        Cli.Result result = cli.run(command);
        assertEquals(1, result.exitCode(), result.out() + result.err());
        assertTrue(result.err().contains(why), result.err());
        assertFalse(result.hasStackTrace(), result.err());
    }

    /** @return where it listens */
    private String serve(String... options) throws Exception {
        String[] command = new String[options.length + 1];
        command[0] = "serve";
        System.arraycopy(options, 0, command, 1, options.length);
        process = cli.start(command);
        await(() -> ADDRESS.matcher(cli.out()).find() || !process.isAlive());
        var matcher = ADDRESS.matcher(cli.out());
        assertTrue(matcher.find(), cli.err());
        return matcher.group(1);
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    private static HttpResponse<String> post(String address) throws IOException, InterruptedException {
        return HTTP.send(request(address), BodyHandlers.ofString());
    }

    /** True within twenty seconds. */
    private static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < until, "waited too long");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
