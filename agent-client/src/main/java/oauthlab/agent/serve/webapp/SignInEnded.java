package oauthlab.agent.serve.webapp;

import oauthlab.agent.foundation.transcript.AgentException;

/** The authorization server gives no new token for this sign-in: it has ended, or the user took the consent back. */
final class SignInEnded extends AgentException {

    SignInEnded(String error) {
        super("The authorization server gave no new token.", error.isEmpty() ? "It does not say why." : error);
    }
}
