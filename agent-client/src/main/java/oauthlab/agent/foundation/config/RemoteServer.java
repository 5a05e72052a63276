package oauthlab.agent.foundation.config;

import java.net.URI;
import java.util.Map;

/**
 * An MCP server at an address, spoken to by streamable HTTP. The address is also the resource that tokens are for.
 *
 * @param headers go with each message to it, and nowhere else
 */
public record RemoteServer(String name, URI url, OAuthOptions oauth, boolean isTrusted, Map<String, String> headers)
        implements ServerEntry {

    public RemoteServer {
        headers = Map.copyOf(headers);
    }

    /** One that wants no headers besides. */
    public RemoteServer(String name, URI url, OAuthOptions oauth, boolean isTrusted) {
        this(name, url, oauth, isTrusted, Map.of());
    }

    /** One that nobody said to trust. */
    public RemoteServer(String name, URI url, OAuthOptions oauth) {
        this(name, url, oauth, false);
    }

    /** Names the headers only: their values are often keys. */
    @Override
    public String toString() {
        return "RemoteServer[" + name + ", " + url + ", headers " + headers.keySet() + "]";
    }
}
