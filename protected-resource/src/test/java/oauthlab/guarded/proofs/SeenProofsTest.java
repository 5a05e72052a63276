package oauthlab.guarded.proofs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import oauthlab.guarded.MovingClock;
import oauthlab.guarded.credential.Unavailable;
import org.junit.jupiter.api.Test;

class SeenProofsTest {

    private final MovingClock clock = new MovingClock();
    private final SeenProofs seen = new SeenProofs(clock, Duration.ofSeconds(60));

    @Test
    void a_proof_works_once() {
        assertTrue(seen.isFirst("key", "a", "alice"));
        assertFalse(seen.isFirst("key", "a", "alice"));
        clock.advance(Duration.ofSeconds(120));
        assertFalse(seen.isFirst("key", "a", "alice"));
    }

    @Test
    void who_floods_is_told_to_wait_and_nobody_else_is() {
        for (int flooder = 0; flooder < 10; flooder++) flood("mallory-" + flooder, 200_000);
        assertTrue(seen.isFirst("key", "one of alice", "alice"));
        clock.advance(Duration.ofSeconds(123));
        assertTrue(seen.isFirst("key", "later", "mallory-0"), "the wait has an end");
    }

    private void flood(String who, int attempts) {
        assertThrows(Unavailable.class, () -> {
            for (int i = 0; i < attempts; i++) seen.isFirst("key", who + i, who);
        });
    }
}
