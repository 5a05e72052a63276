package oauthlab.mcp.stateless;

import static oauthlab.mcp.messages.JsonRpcError.INVALID_PARAMS;

import io.quarkiverse.mcp.server.http.runtime.StreamableHttpMcpMessageHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.mcp.messages.JsonRpcError;
import oauthlab.mcp.messages.Message;
import oauthlab.mcp.messages.Revision;

/**
 * What a request says about itself, in its headers and in {@code _meta}, and whether both say the same. MCP specification
 * 2026-07-28, "Request Metadata" and "Server Validation".
 *
 * <p>A proxy may decide by the headers, this server acts on the body: where they differ, somebody is being deceived.
 */
final class RequestMetadata {

    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";
    private static final Set<String> NAMED = Set.of("tools/call", "prompts/get", "resources/read");
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    /** How a value is written that a header cannot hold as it is. */
    private static final String ENCODED_BEGIN = "=?base64?";

    private static final String ENCODED_END = "?=";

    private RequestMetadata() {}

    /** The first thing that is wrong; empty when all is as it has to be. */
    static Optional<JsonRpcError> errorIn(HttpServerRequest request, Message message) {
        return inRevision(request, message)
                .or(() -> inCapabilities(message))
                .or(() -> mismatch(request, METHOD, message.method()))
                .or(() -> inName(request, message));
    }

    private static Optional<JsonRpcError> inRevision(HttpServerRequest request, Message message) {
        Object inMeta = Revision.inMeta(message);
        if (!(inMeta instanceof String revision))
            return Optional.of(JsonRpcError.badRequest(
                    INVALID_PARAMS,
                    inSession(request) + "params._meta needs the member " + Revision.IN_META + ", a string."));
        Optional<JsonRpcError> mismatch = mismatch(request, Revision.HEADER, revision);
        if (mismatch.isPresent() || revision.equals(Revision.STATELESS)) return mismatch;
        return Optional.of(unsupported(
                revision,
                "Unsupported protocol version. Without a session this server speaks " + Revision.STATELESS + "."));
    }

    /** A client may send the newest revision that it knows, in a session that has an older one. */
    private static String inSession(HttpServerRequest request) {
        return request.headers().contains(StreamableHttpMcpMessageHandler.MCP_SESSION_ID_HEADER)
                ? "The revision in the header " + Revision.HEADER + ", " + Revision.STATELESS
                        + ", has no sessions. In a session send the revision that the answer to initialize names. Without one, "
                : "";
    }

    /** A header with a revision that nobody knows, and a body that names none: it may be of a session. */
    static Optional<JsonRpcError> unknownRevision(RoutingContext request) {
        String revision = request.request().getHeader(Revision.HEADER);
        Message message = Message.of(request);
        boolean isNamedInBody = message != null && Revision.inMeta(message) != null;
        return revision == null || isNamedInBody || Revision.supported().contains(revision)
                ? Optional.empty()
                : Optional.of(unsupported(
                        revision,
                        "The header " + Revision.HEADER + " says '" + revision
                                + "', which this server does not speak. It speaks "
                                + String.join(", ", Revision.supported()) + "."));
    }

    private static JsonRpcError unsupported(String revision, String text) {
        var data = new JsonObject()
                .put("supported", new JsonArray(Revision.supported()))
                .put("requested", revision);
        return new JsonRpcError(400, UNSUPPORTED_PROTOCOL_VERSION, text, data);
    }

    private static Optional<JsonRpcError> inCapabilities(Message message) {
        if (message.params().getJsonObject("_meta").getValue(CAPABILITIES) instanceof JsonObject)
            return Optional.empty();
        return Optional.of(JsonRpcError.badRequest(
                INVALID_PARAMS, "params._meta needs the member " + CAPABILITIES + ", an object; {} for none."));
    }

    private static Optional<JsonRpcError> inName(HttpServerRequest request, Message message) {
        // A name that the body lacks is missed later, as a parameter.
        return message.name()
                .filter(name -> NAMED.contains(message.method()))
                .flatMap(name -> mismatch(request, NAME, name));
    }

    private static Optional<JsonRpcError> mismatch(HttpServerRequest request, String header, String inBody) {
        List<String> values = request.headers().getAll(header);
        if (values.size() == 1 && decoded(values.get(0).strip()).equals(Optional.of(inBody))) return Optional.empty();
        String text = values.isEmpty()
                ? "Header mismatch: the header " + header + " is missing; it has to repeat what the body says"
                : "Header mismatch: the header " + header + " does not say what the body says";
        return Optional.of(JsonRpcError.badRequest(HEADER_MISMATCH, text + ", '" + inBody + "'."));
    }

    /** Empty when it says that it is encoded, and is not. */
    private static Optional<String> decoded(String value) {
        if (!value.startsWith(ENCODED_BEGIN) || !value.endsWith(ENCODED_END)) return Optional.of(value);
        String encoded = value.substring(ENCODED_BEGIN.length(), Math.max(ENCODED_BEGIN.length(), value.length() - 2));
        try {
            return Optional.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
