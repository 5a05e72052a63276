package oauthlab.agent.oauth.session;

import jakarta.inject.Singleton;
import oauthlab.agent.foundation.transcript.AgentException;

/** What the agent proves itself with when it acts for itself. RFC 6749 section 2.3.1. */
@Singleton
public class OwnCredentials {

    private static final String PUBLISHED_SECRET = "agent-secret-67890";

    private final SessionSettings settings;

    OwnCredentials(SessionSettings settings) {
        this.settings = settings;
    }

    public String issuer() {
        return settings.issuer();
    }

    public String clientId() {
        return settings.clientId();
    }

    /** @throws AgentException outside of the lab, where a secret that everybody can read in the lessons proves nothing */
    public String clientSecret() {
        if (settings.labMode() || !settings.clientSecret().equals(PUBLISHED_SECRET)) return settings.clientSecret();
        throw AgentException.of(
                "No client secret for " + settings.clientId() + ".",
                "Set AGENT_CLIENT_SECRET to it, or LAB_MODE=true to learn with the published one.");
    }
}
