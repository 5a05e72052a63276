package oauthlab.console.routes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One way through the console: what arrives at a port of this machine goes on to a server, which is shown under this name.
 *
 * @param name as the page shows it, such as {@code auth-server}
 * @param port where clients call, 127.0.0.1 only
 * @param host where the server listens
 * @param targetPort the port there
 */
public record Route(String name, int port, String host, int targetPort) {

    /** The lines of the routes file: {@code NAME PORT URL}, for instance {@code my-api 5000 http://localhost:8080}. */
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,39})\\s+([0-9]{1,5})\\s+(\\S+)");

    private static final int MAX_PORT = 65_535;

    /**
     * Reads a line of the routes file.
     *
     * @throws IllegalArgumentException that says what is wrong with the line
     */
    static Route of(String line) {
        var parts = LINE.matcher(line.strip());
        if (!parts.matches()) throw wrong(line, "write NAME PORT URL, as in my-api 5000 http://localhost:8080");
        int port = Integer.parseInt(parts.group(2));
        if (port < 1 || port > MAX_PORT) throw wrong(line, "a port is a number from 1 to 65535");
        URI target = target(parts.group(3)).orElseThrow(() -> wrong(line, "the URL must be http://HOST:PORT"));
        int targetPort = target.getPort() < 0 ? 80 : target.getPort();
        return new Route(parts.group(1), port, target.getHost(), targetPort);
    }

    /** Bytes are passed on as they are, so there is no path to add and no TLS to speak. */
    private static Optional<URI> target(String text) {
        try {
            var uri = new URI(text);
            boolean isPlain = "http".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
            return isPlain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException wrong(String line, String rule) {
        return new IllegalArgumentException("'" + line.strip() + "' is not a route: " + rule + ".");
    }
}
