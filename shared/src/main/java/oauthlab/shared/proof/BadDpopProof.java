package oauthlab.shared.proof;

/** The proof is none, or not for this request. RFC 9449 section 4.3. The message says why, in half a sentence. */
public final class BadDpopProof extends RuntimeException {

    public BadDpopProof(String reason) {
        super(reason, null, false, false);
    }
}
