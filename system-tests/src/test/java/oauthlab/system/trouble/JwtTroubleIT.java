package oauthlab.system.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The API checks signatures: calls with good tokens go on. */
class JwtTroubleIT extends Trouble {

    JwtTroubleIT() {
        super("jwt");
    }

    /** Longer than it remembers that this token was good, and what was revoked. */
    @Override
    void call(String known) {
        long end = System.nanoTime() + BELIEVED.plusMillis(200).toNanos();
        while (System.nanoTime() < end) assertEquals(200, status(known));
    }
}
