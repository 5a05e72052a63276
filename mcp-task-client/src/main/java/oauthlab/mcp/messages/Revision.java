package oauthlab.mcp.messages;

import io.quarkiverse.mcp.server.runtime.McpMessageHandler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * The revisions of MCP that are spoken here, and which one a request speaks. MCP specification 2026-07-28, "Versioning and
 * Compatibility".
 *
 * <p>Up to 2025-11-25 a client opens a session with {@code initialize} and both sides remember. Since 2026-07-28 each
 * request says all about itself, in the header {@code MCP-Protocol-Version} and in {@code _meta}.
 */
public final class Revision {

    public static final String HEADER = "MCP-Protocol-Version";

    /** The member of {@code _meta} with the revision. */
    public static final String IN_META = "io.modelcontextprotocol/protocolVersion";

    public static final String STATELESS = "2026-07-28";

    /** Those with sessions, which the library speaks. */
    private static final List<String> WITH_SESSIONS = McpMessageHandler.SUPPORTED_PROTOCOL_VERSIONS;

    private Revision() {}

    /** All, newest first. */
    public static List<String> supported() {
        return Stream.concat(Stream.of(STATELESS), WITH_SESSIONS.stream()).toList();
    }

    /** Is this a request without session? One that names its revision in the body, or none of the old ones in the header. */
    public static boolean isStateless(RoutingContext request) {
        Message message = Message.of(request);
        if (message != null && inMeta(message) != null) return true;
        String header = request.request().getHeader(HEADER);
        return header != null && !WITH_SESSIONS.contains(header);
    }

    /** The revision that the body names, or null. */
    public static Object inMeta(Message message) {
        JsonObject meta = message.params().getJsonObject("_meta");
        return meta == null ? null : meta.getValue(IN_META);
    }
}
