package oauthlab.resource.guard;

import jakarta.inject.Singleton;
import java.util.Map;
import oauthlab.resource.platform.Refusal;
import oauthlab.resource.scopes.NeededScopes;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.BearerChallenge;
import oauthlab.shared.wire.WellKnownUri;

/** The ways the guard says no, each with its {@code WWW-Authenticate}. RFC 6750 section 3, RFC 9728 section 5.1. */
@Singleton
final class Challenges {

    private final String resourceMetadata;

    Challenges(GuardSettings settings) {
        this.resourceMetadata = WellKnownUri.of(settings.audience(), WellKnownUri.PROTECTED_RESOURCE);
    }

    /** Nothing was wrong, there only was no token: the header carries no error (RFC 6750 section 3.1). */
    Refusal noToken(Scopes needed) {
        var body = new ErrorResponse(
                "unauthorized",
                "This needs an access token: send it as Authorization: Bearer TOKEN, never in the URL.");
        return refuse(401, body, BearerChallenge.noToken(resourceMetadata, needed));
    }

    Refusal invalidToken(Scopes needed, String description) {
        return refuse(OAuthErrorCode.INVALID_TOKEN, needed, description);
    }

    /** Names all that this operation needs, so that the client can ask once for everything (step-up). */
    Refusal insufficientScope(NeededScopes needed, Scopes granted) {
        Scopes least = needed.least();
        String other = needed.any().isEmpty() ? "" : " (one of '" + needed.any() + "' is enough)";
        String description = "This needs the scope '" + least + "'" + other + " and the token has '" + granted
                + "'; missing: '" + least.without(granted) + "'. Get a new token that has it.";
        return refuse(OAuthErrorCode.INSUFFICIENT_SCOPE, least, description);
    }

    private Refusal refuse(OAuthErrorCode code, Scopes needed, String description) {
        var challenge = BearerChallenge.noToken(resourceMetadata, needed).withError(code, description);
        return refuse(code.status(), new ErrorResponse(code, description), challenge);
    }

    private static Refusal refuse(int status, ErrorResponse body, BearerChallenge challenge) {
        return new Refusal(status, body, Map.of("WWW-Authenticate", challenge.toString()));
    }
}
