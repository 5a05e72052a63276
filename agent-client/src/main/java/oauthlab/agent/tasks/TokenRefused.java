package oauthlab.agent.tasks;

import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Exchange;

/** The token has ended, or somebody took it back: 401. RFC 6750 section 3.1, {@code invalid_token}. */
public final class TokenRefused extends AgentException {

    TokenRefused(Exchange exchange, String service) {
        super(exchange, service);
    }
}
