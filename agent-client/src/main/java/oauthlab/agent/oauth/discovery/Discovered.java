package oauthlab.agent.oauth.discovery;

import java.net.URI;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.AuthorizationServerMetadata;

/**
 * Whom to ask for a token, and for which resource.
 *
 * @param server the MCP server, as it is configured
 * @param resource what it calls itself; goes into every request for a token (RFC 8707)
 * @param scopesSupported what it says can be asked for; may be none
 * @param resourceKnowsDpop it takes tokens that are bound to a key of ours (RFC 9449)
 * @param authorizationServer what the authorization server says about itself, checked
 */
public record Discovered(
        URI server,
        String resource,
        Scopes scopesSupported,
        boolean resourceKnowsDpop,
        AuthorizationServerMetadata authorizationServer) {

    public String issuer() {
        return authorizationServer.issuer();
    }

    /**
     * Reads an address that the authorization server names: in its metadata, or in a response.
     *
     * @throws AgentException when it is none that this server may name
     */
    public URI endpoint(String address, String what) {
        return SafeAddress.named(address, what + " of " + issuer(), URI.create(issuer()));
    }
}
