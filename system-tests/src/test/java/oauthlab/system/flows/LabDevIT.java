package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import oauthlab.system.lab.Checkout;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./lab dev}: a class is edited in a copied checkout, and the next response shows it. */
class LabDevIT {

    private static final String PAGE =
            "resource-server/src/main/java/oauthlab/resource/platform/FrontPageEndpoint.java";

    /**
     * From a saved class to the changed response. A quiet machine with two cores needs one second, plus two at most if a request
     * came just before. Here other tests, with servers of their own, share the cores.
     */
    private static final Duration RELOADED = Duration.ofSeconds(60);

    private static final Duration STARTED = Duration.ofMinutes(5);

    private final Ports ports = Ports.free();
    private final Checkout checkout = Checkout.copy("dev-" + ports.auth());
    private final Map<String, String> environment = checkout.environment(ports);
    private String title = "\"task API\"";
    private final Path printed = checkout.root().resolve("dev.out");

    @BeforeEach
    void start() {
        Command up = lab("up", "resource-server");
        assertEquals(0, up.exitCode(), up.output());
    }

    @AfterEach
    void stop() {
        lab("down");
        checkout.close();
    }

    @Test
    void a_saved_class_answers_the_next_request_and_ctrl_c_gives_the_server_back() throws Exception {
        Process dev = dev("resource-server");
        await("it runs from its sources", STARTED, () -> printed().contains("runs from its sources") || !dev.isAlive());
        assertTrue(dev.isAlive(), printed());

        save("\"changed\"");
        await("the changed response", RELOADED, () -> page().contains("changed"));
        assertRefused("./lab dev resource-server runs already", "dev", "resource-server");
        assertRefused("./lab dev resource-server works on that data", "reset");

        save("broken");
        await("the compiler's message", RELOADED, () -> {
            page();
            return printed().contains("cannot find symbol");
        });
        save("\"repaired\"");
        await("the repaired response", RELOADED, () -> page().contains("repaired"));

        dev.destroy();
        assertTrue(dev.waitFor(STARTED.toSeconds(), TimeUnit.SECONDS), printed());
        assertEquals(0, dev.exitValue(), printed());
        assertTrue(printed().contains("resource-server runs as ./lab up starts it."), printed());
        assertTrue(page().contains("repaired"), page());
        assertTrue(lab("status").output().contains("resource-server  up "), printed());
    }

    /** Saves the class of the front page with another expression for what this server is. */
    private void save(String expression) {
        checkout.edit(PAGE, title, expression);
        title = expression;
    }

    private void assertRefused(String message, String... typed) {
        Command refused = lab(typed);
        assertEquals(1, refused.exitCode(), refused.output());
        assertTrue(refused.output().contains(message), refused.output());
    }

    private String page() {
        return RestAssured.given()
                .accept("text/html")
                .get("http://localhost:" + ports.resource() + "/")
                .asString();
    }

    private Process dev(String name) throws IOException {
        var builder = new ProcessBuilder("./lab", "dev", name)
                .directory(checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private Command lab(String... arguments) {
        return checkout.lab(environment, arguments);
    }

    private String printed() {
        try {
            return Files.readString(printed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void await(String what, Duration most, BooleanSupplier happened) {
        long until = System.nanoTime() + most.toNanos();
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> what + " did not come:\n" + printed());
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
