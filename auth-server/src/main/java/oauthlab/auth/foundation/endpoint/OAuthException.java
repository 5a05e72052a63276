package oauthlab.auth.foundation.endpoint;

import java.util.Map;
import java.util.Optional;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.wire.BearerChallenge;

/**
 * A refusal. It carries the code and text for the wire, and apart from them the inner reason for the audit log.
 *
 * <p>RFC 6749 section 5.2. The wire text helps an honest developer; the reason may say what would help an attacker
 * too. Neither holds a secret.
 */
public final class OAuthException extends RuntimeException {

    private final OAuthErrorCode code;
    private final transient String description;

    private final transient String challenge;

    private OAuthException(OAuthErrorCode code, String description, String reason) {
        this(code, description, reason, null);
    }

    private OAuthException(OAuthErrorCode code, String description, String reason, String challenge) {
        super(reason, null, false, false);
        this.code = code;
        this.description = description;
        this.challenge = challenge;
    }

    /** A parameter is missing, malformed or doubled. */
    public static OAuthException invalidRequest(String description) {
        return new OAuthException(OAuthErrorCode.INVALID_REQUEST, description, description);
    }

    /** The client did not prove who it is. One text for every cause, so that guessing teaches nothing. */
    public static OAuthException invalidClient(String reason) {
        return new OAuthException(
                OAuthErrorCode.INVALID_CLIENT,
                "Client authentication failed: the client is unknown, its secret is wrong, or it may not authenticate in"
                        + " this way. Check client_id, client_secret and the method.",
                reason);
    }

    /** What the client brought (a code, a token) is not valid, not valid any more, or not the client's. */
    public static OAuthException invalidGrant(String description, String reason) {
        return new OAuthException(OAuthErrorCode.INVALID_GRANT, description, reason);
    }

    /** This client may not do this, and no repetition will change it. */
    public static OAuthException unauthorizedClient(String description) {
        return new OAuthException(OAuthErrorCode.UNAUTHORIZED_CLIENT, description, description);
    }

    /** For the codes that need no inner reason. */
    public static OAuthException of(OAuthErrorCode code, String description) {
        return new OAuthException(code, description, description);
    }

    /** A protected endpoint of ours refuses a token, with the challenge that goes with it. RFC 6750 section 3. */
    public static OAuthException refusedToken(OAuthErrorCode code, String description) {
        var challenge = new BearerChallenge(Map.of()).withError(code, description);
        return new OAuthException(code, description, description, challenge.toString());
    }

    /** There only was no token: the challenge names no error. RFC 6750 section 3.1. */
    public static OAuthException noToken(String description) {
        return new OAuthException(OAuthErrorCode.INVALID_TOKEN, description, description, "Bearer realm=\"oauth-lab\"");
    }

    /** The value of {@code WWW-Authenticate}, where it is not the one for clients. */
    public Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }

    public OAuthErrorCode code() {
        return code;
    }

    /** What the client is told. */
    public String description() {
        return description;
    }

    /** What only the audit log is told. */
    public String reason() {
        return getMessage();
    }
}
