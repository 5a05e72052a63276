package oauthlab.agent.oauth.discovery;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;

/** Asks an MCP server without a token, to hear what it wants to see. MCP 2025-11-25, "Authorization Flow". */
@Singleton
public class Probe {

    private static final String HANDSHAKE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"oauthlab-agent","version":"0.1"}}}""";

    private final Outbound outbound;

    Probe(Outbound outbound) {
        this.outbound = outbound;
    }

    private Reply handshake(URI server, Map<String, String> configured) {
        var headers = new LinkedHashMap<>(configured);
        headers.put("Accept", "application/json, text/event-stream");
        return outbound.postJson(server, HANDSHAKE, headers);
    }

    /**
     * What the server says.
     *
     * @return empty when it needs no token
     * @throws AgentException when it does not answer, or not as an MCP server does
     */
    public Optional<Challenge> ask(RemoteServer asked) {
        URI server = asked.url();
        Reply reply = handshake(server, asked.headers());
        Optional<URI> moved = SafeAddress.moved(server, reply.status(), reply.header("Location"));
        if (moved.isPresent()) reply = handshake(moved.get(), asked.headers());
        if (reply.isGood()) return Optional.empty();
        if (reply.status() == 401 || reply.status() == 403)
            return Optional.of(Challenge.in(reply.headers().allValues("WWW-Authenticate")));
        throw AgentException.of(
                reply + ": neither an answer nor a challenge.",
                SafeAddress.pointedTo(server, reply.status(), reply.header("Location"))
                        .orElse("Is this the address of an MCP server? It usually ends in /mcp."));
    }
}
