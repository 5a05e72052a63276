package oauthlab.resource.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import oauthlab.resource.TestClock;
import oauthlab.resource.audit.ClientUse.Kind;
import org.junit.jupiter.api.Test;

class ClientUseTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock();
    private final ClientUse use = new ClientUse(registry, clock);

    @Test
    void each_client_is_counted_by_what_it_calls_with_and_was_last_seen_then() {
        use.called("web-app", Kind.KEY);
        long firstSecond = clock.instant().getEpochSecond();
        clock.advance(Duration.ofHours(1));
        use.called("web-app", Kind.TOKEN);
        use.called("web-app", Kind.TOKEN);
        use.called("web-app", Kind.LATE_KEY);
        assertEquals(1, calls("web-app", "key", "accepted"));
        assertEquals(2, calls("web-app", "token", "accepted"));
        assertEquals(1, calls("web-app", "key", "refused"));
        assertEquals(firstSecond, lastSeen("key"));
        assertEquals(firstSecond + 3600, lastSeen("token"));
    }

    @Test
    void however_many_clients_come_the_list_ends() {
        for (int i = 0; i < ClientUse.MAX_CLIENTS + 50; i++) use.called("client-" + i, Kind.TOKEN);
        use.called("client-0", Kind.TOKEN);
        assertEquals(2 * (ClientUse.MAX_CLIENTS + 1), registry.getMeters().size());
        assertEquals(50, calls(ClientUse.OTHER, "token", "accepted"));
        assertEquals(2, calls("client-0", "token", "accepted"));
    }

    @Test
    void strangers_take_no_place_of_those_who_still_use_keys() {
        for (int i = 0; i < ClientUse.MAX_CLIENTS + 50; i++) use.called("client-" + i, Kind.TOKEN);
        use.called("web-app", Kind.KEY);
        assertEquals(1, calls("web-app", "key", "accepted"));
    }

    private double calls(String client, String credential, String outcome) {
        return registry.get("oauthlab.client.calls")
                .tags("client", client, "credential", credential, "outcome", outcome)
                .counter()
                .count();
    }

    private long lastSeen(String credential) {
        return (long) registry.get("oauthlab.client.last.seen")
                .tags("client", "web-app", "credential", credential, "outcome", "accepted")
                .gauge()
                .value();
    }
}
