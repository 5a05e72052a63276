package oauthlab.agent.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.net.URI;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.stream.HttpRefusal;

/** Opens transports to one server, at the path that it has moved to, if it says so. */
final class HttpTransports implements SdkConnection.Transports {

    private final RecordingTransport.HeaderSource source;
    private final Transcript transcript;
    private final ObjectMapper json;
    private URI url;
    private boolean isMoved;

    HttpTransports(URI url, RecordingTransport.HeaderSource source, Transcript transcript, ObjectMapper json) {
        this.url = url;
        this.source = source;
        this.transcript = transcript;
        this.json = json;
    }

    @Override
    public McpClientTransport open() {
        return new RecordingTransport(url, source, transcript, json);
    }

    @Override
    public boolean follows(HttpRefusal refusal) {
        Optional<URI> moved = refusal.moved(url);
        if (isMoved || moved.isEmpty()) return false;
        isMoved = true;
        url = moved.get();
        return true;
    }
}
