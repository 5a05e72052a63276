package oauthlab.shared.proof;

import java.time.Instant;

/** Moments in claims: seconds since 1970. RFC 7519 section 2, NumericDate. */
public final class NumericDates {

    /** The end of the year 9999; a claim can say later, but no clock of ours could. */
    private static final long LATEST = 253_402_300_799L;

    private NumericDates() {}

    /** Anybody can write any number into a claim: what is too far away becomes the furthest there is, in both directions. */
    public static Instant toInstant(long seconds) {
        return Instant.ofEpochSecond(Math.max(-LATEST, Math.min(LATEST, seconds)));
    }
}
