package oauthlab.agent.oauth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oauthlab.agent.foundation.outbound.NameLookUps;
import oauthlab.agent.foundation.outbound.SafeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that leads elsewhere between the check and the connection. A process for itself, because the JDK reads its settings once. */
class RebindingTest {

    @TempDir
    Path folder;

    @Test
    void the_client_goes_to_the_address_that_was_checked() throws Exception {
        Path hosts = folder.resolve("hosts");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        // As an administrator may have set it: nothing is kept.
                        "-Dsun.net.inetaddr.ttl=0",
                        "-Dsun.net.inetaddr.negative.ttl=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rebound.class.getName(),
                        hosts.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals("8.8.8.8\nunknown\n", said);
        assertEquals(0, process.waitFor());
    }

    /** Its names are those of a file. */
    static final class Rebound {

        private Rebound() {}

        public static void main(String[] arguments) throws IOException {
            NameLookUps.keep();
            Path hosts = Path.of(arguments[0]);
            Files.writeString(hosts, "8.8.8.8 issuer.example rebind.example\n");
            SafeAddress.named("https://rebind.example/token", "token_endpoint", URI.create("https://issuer.example"));
            address("late.example");
            Files.writeString(hosts, "127.0.0.1 issuer.example rebind.example late.example\n");
            List.of("rebind.example", "late.example").forEach(name -> System.out.println(address(name)));
        }

        private static String address(String name) {
            try {
                return InetAddress.getByName(name).getHostAddress();
            } catch (UnknownHostException unknown) {
                return "unknown";
            }
        }
    }
}
