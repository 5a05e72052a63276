package oauthlab.shared.proof;

import oauthlab.shared.protocol.ErrorResponse;

/** The {@code WWW-Authenticate} with which a resource server says no to a proof. RFC 9449 section 7.1. */
public final class DpopChallenge {

    private DpopChallenge() {}

    /** {@code DPoP error="invalid_dpop_proof", error_description="...", algs="ES256 ..."}. */
    public static String of(ErrorResponse refusal) {
        return "DPoP error=\"" + refusal.error() + "\", error_description=\"" + refusal.description() + "\", algs=\""
                + String.join(" ", DpopProof.ALGORITHMS) + "\"";
    }
}
