package oauthlab.guarded.proofs;

import java.time.Duration;

/** What the proof of a bound token must be like. RFC 9449. */
public interface ProofSettings {

    /** Must it hold a value that we gave out a moment ago? Then none can be made in advance. Section 8. */
    boolean requiresNonce();

    /** How old it may be, and how far ahead its clock. */
    Duration window();
}
