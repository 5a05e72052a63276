package oauthlab.console.routes;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The table of routes, one a line: {@code NAME PORT URL}. Empty lines and lines that start with {@code #} do not count. It is read again
 * when it changes, so {@code ./lab watch} only has to add a line.
 */
@Singleton
public class RoutesFile {

    private static final Logger LOG = Logger.getLogger(RoutesFile.class);
    private static final long MILLISECONDS_BETWEEN_LOOKS = 250;

    private final Optional<Path> file;
    private String seen = "";
    private volatile List<Route> current = List.of();

    /** Where the table is. */
    @ConfigMapping(prefix = "oauthlab.routes")
    interface Settings {

        /** Without one there are no routes. */
        Optional<Path> file();
    }

    RoutesFile(Settings settings) {
        this.file = settings.file();
    }

    /** Gives the routes to {@code changed} now, and again after each change of the file. */
    public void follow(Vertx vertx, Consumer<List<Route>> changed) {
        look(changed);
        file.ifPresent(path -> vertx.setPeriodic(MILLISECONDS_BETWEEN_LOOKS, timer -> look(changed)));
    }

    /** The routes as they are in the file now. */
    public List<Route> current() {
        return current;
    }

    private void look(Consumer<List<Route>> changed) {
        String text = file.map(RoutesFile::read).orElse("");
        if (text.equals(seen)) return;
        seen = text;
        current = List.copyOf(routes(text).values());
        changed.accept(current);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException fault) {
            throw new IllegalStateException(
                    "The routes file " + file + " cannot be read: " + fault.getMessage(), fault);
        }
    }

    /** One bad line does not take the others' ports away. Of two lines with one port, the first counts. */
    static Map<Integer, Route> routes(String text) {
        var routes = new LinkedHashMap<Integer, Route>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            try {
                Route route = Route.of(line);
                if (routes.putIfAbsent(route.port(), route) != null)
                    LOG.warn("Port " + route.port() + " has two routes; " + route.name() + " gets none.");
            } catch (IllegalArgumentException wrong) {
                LOG.warn(wrong.getMessage());
            }
        });
        return routes;
    }
}
