package oauthlab.auth.tokens.dpop;

import oauthlab.shared.protocol.OAuthErrorCode;

/** The proof is not good, or lacks our nonce. RFC 9449 sections 5, 7.1 and 8. */
final class DpopException extends RuntimeException {

    private final OAuthErrorCode code;
    private final boolean atResource;

    private DpopException(OAuthErrorCode code, String description, boolean atResource) {
        super(description, null, false, false);
        this.code = code;
        this.atResource = atResource;
    }

    static DpopException bad(String reason) {
        return new DpopException(
                OAuthErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is not good: " + reason + ".", false);
    }

    static DpopException needsNonce() {
        return new DpopException(
                OAuthErrorCode.USE_DPOP_NONCE,
                "Put the value of the header DPoP-Nonce of this answer into the proof as 'nonce', and send it again.",
                false);
    }

    /** The same, where an access token was to open something. Section 7.1: there it is a 401 with a challenge. */
    DpopException atResource() {
        return new DpopException(code, getMessage(), true);
    }

    boolean isAtResource() {
        return atResource;
    }

    OAuthErrorCode code() {
        return code;
    }
}
