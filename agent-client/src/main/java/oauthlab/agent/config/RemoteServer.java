package oauthlab.agent.config;

import java.net.URI;

/** An MCP server at an address, spoken to by streamable HTTP. The address is also the resource that tokens are for. */
public record RemoteServer(String name, URI url, OAuthOptions oauth, boolean isTrusted) implements ServerEntry {

    /** One that nobody said to trust. */
    public RemoteServer(String name, URI url, OAuthOptions oauth) {
        this(name, url, oauth, false);
    }
}
