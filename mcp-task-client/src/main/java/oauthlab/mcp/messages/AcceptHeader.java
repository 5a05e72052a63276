package oauthlab.mcp.messages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a client takes. RFC 9110 section 12.5.1: no header is everything, ranges count ({@code application/*}), letters have no case.
 *
 * <p>The MCP specification wants both types of this server to be listed. A client that takes at least JSON is understood. In revisions
 * without sessions, one that takes no events gets none. In those with sessions, the library may answer with a stream of one event.
 */
public record AcceptHeader(List<String> ranges) {

    static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String REFUSED = "q=0(\\.0{0,3})?";

    static AcceptHeader of(RoutingContext request) {
        List<String> values = request.request().headers().getAll(HttpHeaders.ACCEPT);
        return new AcceptHeader(values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(range -> range.strip().toLowerCase(Locale.ROOT))
                .filter(range -> !range.isEmpty())
                .toList());
    }

    /** May the response to this request be a stream of events? */
    public static boolean takesEvents(RoutingContext request) {
        return of(request).takes(EVENTS);
    }

    boolean takesJson() {
        return takes(JSON);
    }

    /** The range that fits best decides. */
    private boolean takes(String type) {
        if (ranges.isEmpty()) return true;
        String main = type.substring(0, type.indexOf('/'));
        return Stream.of(type, main + "/*", "*/*")
                .flatMap(range -> ranges.stream().filter(sent -> isFor(range, sent)))
                .findFirst()
                .filter(AcceptHeader::isWanted)
                .isPresent();
    }

    private static boolean isFor(String range, String sent) {
        return sent.split(";", 2)[0].strip().equals(range);
    }

    private static boolean isWanted(String range) {
        return Stream.of(range.split(";"))
                .skip(1)
                .noneMatch(parameter -> parameter.strip().matches(REFUSED));
    }
}
