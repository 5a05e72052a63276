package oauthlab.auth.endpoint;

import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * A refusal. It carries the code and text for the wire, and apart from them the inner reason for the audit log.
 *
 * <p>RFC 6749 section 5.2. The wire text helps an honest developer; the reason may say what would help an attacker
 * too. Neither holds a secret.
 */
public final class OAuthException extends RuntimeException {

    private final OAuthErrorCode code;
    private final transient String description;

    private OAuthException(OAuthErrorCode code, String description, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.description = description;
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
