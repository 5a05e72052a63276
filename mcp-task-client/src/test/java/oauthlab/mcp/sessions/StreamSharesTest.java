package oauthlab.mcp.sessions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import oauthlab.mcp.access.Caller;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;

class StreamSharesTest {

    private final StreamShares shares = new StreamShares();

    @Test
    void however_many_clients_flood_there_is_a_stream_for_the_next_one() {
        for (int who = 0; who < 300; who++)
            for (int i = 0; i < StreamShares.MAX_PER_CALLER; i++) shares.take(caller("client-" + who));
        assertTrue(shares.hasRoom());
        assertTrue(shares.take(caller("agent-cli")));
    }

    @Test
    void a_stream_that_ended_makes_room_for_another_of_the_same_caller() {
        Caller alice = caller("agent-cli");
        for (int i = 0; i < StreamShares.MAX_PER_CALLER; i++) assertTrue(shares.take(alice));
        assertFalse(shares.take(alice));
        shares.giveBack(alice);
        assertTrue(shares.take(alice));
    }

    @Test
    void when_all_are_taken_nobody_gets_one() {
        for (int who = 0; who < StreamShares.MAX_STREAMS; who++) assertTrue(shares.take(caller("client-" + who)));
        assertFalse(shares.hasRoom());
        assertFalse(shares.take(caller("agent-cli")));
    }

    private static Caller caller(String client) {
        return new Caller(Caller.Kind.USER, "user-123", client, Scopes.NONE, Instant.MAX, "token");
    }
}
