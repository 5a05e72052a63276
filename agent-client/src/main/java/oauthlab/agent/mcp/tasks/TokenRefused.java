package oauthlab.agent.mcp.tasks;

import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Exchange;

/** The token has ended, or somebody took it back: 401. RFC 6750 section 3.1, {@code invalid_token}. */
public final class TokenRefused extends AgentException {

    TokenRefused(Exchange exchange, String service) {
        super(exchange, service);
    }
}
