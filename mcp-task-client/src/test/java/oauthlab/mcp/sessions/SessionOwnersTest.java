package oauthlab.mcp.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import oauthlab.guarded.MovingClock;
import oauthlab.mcp.access.Caller;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;

class SessionOwnersTest {

    private final MovingClock clock = new MovingClock();
    private final SessionOwners owners = new SessionOwners(() -> Duration.ofMinutes(30), clock);
    private final Caller alice = caller("alice");

    @Test
    void who_floods_loses_his_own_sessions_and_nobody_elses() {
        owners.opened("hers", alice);
        for (int i = 0; i < 100_000; i++) owners.opened("mallory-" + i, caller("mallory"));
        assertTrue(owners.isOwner("hers", alice));
        assertFalse(owners.isOwner("mallory-0", caller("mallory")));
        assertTrue(owners.isOwner("mallory-99999", caller("mallory")));
    }

    @Test
    void however_many_flood_there_is_a_session_for_the_next_one() {
        owners.opened("hers", alice);
        for (int who = 0; who < 300; who++)
            for (int i = 0; i < 60; i++) owners.opened(who + "-" + i, caller("mallory-" + who));
        assertTrue(owners.hasRoom());
        assertTrue(owners.isOwner("hers", alice));
        assertEquals(Optional.empty(), owners.opened("second", caller("bob")));
    }

    @Test
    void when_all_is_taken_nobody_loses_a_session_for_another() {
        for (int who = 0; who < SessionOwners.MAX_SESSIONS; who++)
            owners.opened("one of " + who, caller("user-" + who));
        assertFalse(owners.hasRoom());
        assertTrue(owners.isOwner("one of 0", caller("user-0")));
        clock.advance(Duration.ofMinutes(30));
        assertTrue(owners.hasRoom(), "what nobody uses ends");
    }

    @Test
    void it_is_the_session_that_was_not_used_for_the_longest_time_that_ends() {
        for (int i = 0; i < SessionOwners.MAX_PER_CALLER; i++) owners.opened("s-" + i, alice);
        owners.isOwner("s-0", alice);
        assertEquals(Optional.of("s-1"), owners.opened("one more", alice));
    }

    private static Caller caller(String subject) {
        return new Caller(Caller.Kind.USER, subject, "agent-cli", Scopes.NONE, Instant.MAX, "token");
    }
}
