package oauthlab.resource.audit;

import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.shared.protocol.Scopes;

/** What the guard decided about one request. It says so with a CDI event, and audit and metrics observe that. */
public sealed interface AccessDecision {

    /** The name of the check that finds API keys good; any other found a token good. */
    String API_KEY = "apikey";

    /** It may go on. */
    record Admitted(Credential credential, VerifiedCredential verified) implements AccessDecision {}

    /**
     * It may not.
     *
     * @param needed the scopes that the endpoint wants
     * @param verified who was refused; null when that is not known
     */
    record Denied(Refusal refusal, Scopes needed, VerifiedCredential verified) implements AccessDecision {}
}
