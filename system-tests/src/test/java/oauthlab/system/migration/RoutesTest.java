package oauthlab.system.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import oauthlab.shared.secret.Digests;
import oauthlab.system.migration.Routes.Instance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

    private static final String INSTANCES = "instance old http://localhost:1\ninstance new http://localhost:2\n";
    private static final String KEY = "key-of-somebody";

    @TempDir
    Path folder;

    private Path file;
    private Routes routes;

    @BeforeEach
    void read() throws IOException {
        file = folder.resolve("routes");
        write("else old");
        routes = new Routes(file);
    }

    @Test
    void a_path_is_that_path_and_all_below_it() throws IOException {
        write("path /api/user new  # a remark\nelse old");
        assertEquals("new", to("/api/user", ""));
        assertEquals("new", to("/api/user/1", ""));
        assertEquals("old", to("/api/users", ""));
    }

    @Test
    void a_client_is_known_by_its_token_and_by_its_key() throws IOException {
        write("client web-app new\nkey " + Digests.sha256(KEY) + " new\nelse old");
        assertEquals("new", to("/", token("web-app")));
        assertEquals("old", to("/", token("web-app-2")));
        assertEquals("new", to("/", KEY));
        assertEquals("old", to("/", KEY + "x"));
        assertEquals("old", to("/", "not.a token.at all"));
        write("client * new\nelse old");
        assertEquals("new", to("/", token("anybody")));
        assertEquals("old", to("/", KEY));
    }

    @Test
    void who_sees_nothing_under_way_after_a_change_can_stop_the_instance() throws IOException {
        Instance before = routes.enter("/", "");
        write("else new");
        assertTrue(routes.status().contains("http://localhost:1 under-way 1 answered 0"), routes.status());
        assertEquals("new", to("/", ""));
        routes.leave(before);
        assertTrue(routes.status().contains("http://localhost:1 under-way 0 answered 1"), routes.status());
    }

    @Test
    void routes_that_cannot_be_understood_change_nothing() throws IOException {
        for (String bad :
                new String[] {"", "else", "else nobody", "path new", "road /api new\nelse old", "path / new"}) {
            write(bad);
            assertEquals("old", to("/", ""));
        }
        assertThrows(IllegalArgumentException.class, () -> new Routes(file));
    }

    private String to(String path, String credential) throws IOException {
        Instance instance = routes.enter(path, credential);
        routes.leave(instance);
        return instance.name();
    }

    private void write(String rules) throws IOException {
        Files.writeString(file, INSTANCES + rules);
    }

    private static String token(String client) {
        byte[] claims = ("{\"sub\":\"x\",\"client_id\":\"" + client + "\"}").getBytes(StandardCharsets.UTF_8);
        return "header." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".signature";
    }
}
