package oauthlab.system.trouble;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The API asks about each token: what nobody answers for is not let in. */
class IntrospectionTroubleIT extends Trouble {

    IntrospectionTroubleIT() {
        super("introspection");
    }

    /** It is believed for the set time, and no longer. */
    @Override
    void call(String known) {
        long end = System.nanoTime() + BELIEVED.toNanos();
        for (long sent = System.nanoTime(); status(known) == 200; sent = System.nanoTime())
            assertTrue(sent < end, "it is still let in");
        for (int i = 0; i < 5; i++) {
            int status = status(known);
            assertTrue(status == 503 || status == 401, "it gets " + status);
        }
    }
}
