package oauthlab.auth.dpop;

import oauthlab.shared.protocol.OAuthErrorCode;

/** The proof is not good, or lacks our nonce. RFC 9449 sections 5 and 8. */
final class DpopException extends RuntimeException {

    private final OAuthErrorCode code;

    private DpopException(OAuthErrorCode code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    static DpopException bad(String reason) {
        return new DpopException(OAuthErrorCode.INVALID_DPOP_PROOF, "The DPoP proof is not good: " + reason + ".");
    }

    static DpopException needsNonce() {
        return new DpopException(
                OAuthErrorCode.USE_DPOP_NONCE,
                "Put the value of the header DPoP-Nonce of this answer into the proof as 'nonce', and send it again.");
    }

    OAuthErrorCode code() {
        return code;
    }
}
