package oauthlab.agent.oauth.flow;

import java.net.URI;

/** A way to get a person's answer to an authorization request. RFC 8252 section 7. */
public interface Approval extends AutoCloseable {

    /** Where the answer will come back to; part of the question, so it has to be known before. */
    String redirectUri();

    /**
     * Shows {@code address} to the person and waits for the answer.
     *
     * @throws oauthlab.agent.foundation.transcript.AgentException when none came, with a way on
     */
    AuthorizationResponse await(AuthorizationRequest request, URI address);

    @Override
    void close();
}
