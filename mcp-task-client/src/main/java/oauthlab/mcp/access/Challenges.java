package oauthlab.mcp.access;

import jakarta.inject.Singleton;
import java.util.Map;
import oauthlab.mcp.scopes.ToolScopes;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.BearerChallenge;
import oauthlab.shared.wire.WellKnownUri;

/**
 * The ways this server says no, each with its {@code WWW-Authenticate}: where the metadata is, and which scopes to ask for.
 * RFC 6750 section 3, RFC 9728 section 5.1; the MCP authorization specification asks for both.
 */
@Singleton
public final class Challenges {

    private final String resourceMetadata;
    private final Scopes atFirst;

    Challenges(AccessSettings settings, ToolScopes scopes) {
        this.resourceMetadata = WellKnownUri.of(settings.resource().toString(), WellKnownUri.PROTECTED_RESOURCE);
        this.atFirst = scopes.atFirst();
    }

    /** Nothing was wrong, there only was no token: the header carries no error (RFC 6750 section 3.1). */
    Refusal noToken() {
        return nothingSent(
                "This needs an access token for this server: send it as Authorization: Bearer TOKEN. The header"
                        + " WWW-Authenticate says where to read who issues one.");
    }

    /** The same, where another credential is wanted. */
    public Refusal nothingSent(String description) {
        var body = new ErrorResponse("unauthorized", description);
        return new Refusal(401, body, header(BearerChallenge.noToken(resourceMetadata, atFirst)));
    }

    public Refusal invalidToken(String description) {
        return refused(OAuthErrorCode.INVALID_TOKEN, atFirst, description);
    }

    /** Names all that this operation needs, so that the client can ask once for everything (step-up). */
    public Refusal insufficientScope(String operation, Scopes needed, Scopes granted) {
        String description = operation + " needs the scope '" + needed + "' and the token has '" + granted
                + "'; missing: '" + needed.without(granted) + "'. Get a new token that has it.";
        return refused(OAuthErrorCode.INSUFFICIENT_SCOPE, needed, description);
    }

    private Refusal refused(OAuthErrorCode code, Scopes needed, String description) {
        var challenge = BearerChallenge.noToken(resourceMetadata, needed).withError(code, description);
        return new Refusal(code.status(), new ErrorResponse(code, description), header(challenge));
    }

    private static Map<String, String> header(BearerChallenge challenge) {
        return Map.of("WWW-Authenticate", challenge.toString());
    }
}
