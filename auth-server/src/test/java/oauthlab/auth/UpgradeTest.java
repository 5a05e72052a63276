package oauthlab.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that an earlier state of this server has left gets all tables of the present one. */
@QuarkusTest
class UpgradeTest {

    private static final Path ALL = Path.of("src/main/resources/db/migration");

    @ConfigProperty(name = "quarkus.flyway.out-of-order")
    boolean outOfOrder;

    @TempDir
    Path before;

    @ParameterizedTest
    @ValueSource(strings = {"1 2 3 4 5 6 7 8 9 20 21", "1 2 3 4 5 6 7 8 9 10 20 21 22", "1"})
    void what_is_missing_is_made(String versions) throws IOException {
        copy(Set.of(versions.split(" ")));
        String url = "jdbc:h2:mem:upgrade-" + versions.hashCode() + ";DB_CLOSE_DELAY=-1";
        flyway(url).locations("filesystem:" + before).load().migrate();
        Flyway present = flyway(url)
                .locations("filesystem:" + ALL)
                .outOfOrder(outOfOrder)
                .load();
        assertTrue(present.migrate().success);
        assertEquals(0, present.info().pending().length);
        try (var files = Files.list(ALL)) {
            assertEquals(files.count(), present.info().applied().length);
        }
    }

    private static FluentConfiguration flyway(String url) {
        return Flyway.configure().dataSource(url, "sa", "");
    }

    private void copy(Set<String> versions) throws IOException {
        try (var files = Files.list(ALL)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (versions.contains(name.substring(1, name.indexOf('_')))) Files.copy(file, before.resolve(name));
            }
        }
    }
}
