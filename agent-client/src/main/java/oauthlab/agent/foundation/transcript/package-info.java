/**
 * What went over the wire, kept so that it can be shown, and made safe to show.
 *
 * <p>RFC 6750 section 5.3: everybody who sees a bearer token can use it, so none may end up on a screen or in a log. Read
 * {@link oauthlab.agent.foundation.transcript.Exchange} first, then {@link oauthlab.agent.foundation.transcript.Redaction}, {@link
 * oauthlab.agent.foundation.transcript.Transcript} and {@link oauthlab.agent.foundation.transcript.AgentException}.
 */
package oauthlab.agent.foundation.transcript;
