package oauthlab.guarded.refusal;

import java.util.Map;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.BearerChallenge;
import oauthlab.shared.wire.WellKnownUri;

/**
 * The ways a resource says no to a credential, each with its {@code WWW-Authenticate}: where the metadata is, and which scopes to
 * ask for. RFC 6750 section 3, RFC 9728 section 5.1; the MCP authorization specification asks for both.
 */
public final class Challenges {

    private final String resourceMetadata;

    /** @param resource the identifier of this resource, as a token has it in {@code aud} */
    public Challenges(String resource) {
        this.resourceMetadata = WellKnownUri.of(resource, WellKnownUri.PROTECTED_RESOURCE);
    }

    /** Nothing was wrong, there only was no token: the header carries no error (RFC 6750 section 3.1). */
    public Refusal noToken(Scopes needed) {
        return nothingSent(
                needed,
                "This needs an access token: send it as Authorization: Bearer TOKEN, never in the URL. The header"
                        + " WWW-Authenticate says where to read who issues one.");
    }

    /** The same, where another credential is wanted. */
    public Refusal nothingSent(Scopes needed, String description) {
        var body = new ErrorResponse("unauthorized", description);
        return refusal(401, body, BearerChallenge.noToken(resourceMetadata, needed));
    }

    public Refusal invalidToken(Scopes needed, String description) {
        return refused(OAuthErrorCode.INVALID_TOKEN, needed, description);
    }

    /**
     * Names all that this operation needs, so that the client can ask once for everything (step-up).
     *
     * @param operation what was asked for, in words of ours
     * @param others each of these scopes would open it as well; empty when none would
     */
    public Refusal insufficientScope(String operation, Scopes needed, Scopes others, Scopes granted) {
        String other = others.isEmpty() ? "" : " (one of '" + others + "' is enough)";
        String description = operation + " needs the scope '" + needed + "'" + other + " and the token has '" + granted
                + "'; missing: '" + needed.without(granted) + "'. Get a new token that has it.";
        return refused(OAuthErrorCode.INSUFFICIENT_SCOPE, needed, description);
    }

    private Refusal refused(OAuthErrorCode code, Scopes needed, String description) {
        var challenge = BearerChallenge.noToken(resourceMetadata, needed).withError(code, description);
        return refusal(code.status(), new ErrorResponse(code, description), challenge);
    }

    private static Refusal refusal(int status, ErrorResponse body, BearerChallenge challenge) {
        return new Refusal(status, body, Map.of("WWW-Authenticate", challenge.toString()));
    }
}
