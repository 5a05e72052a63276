package oauthlab.resource.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import oauthlab.guarded.credential.VerifiedCredential;

/**
 * Counts, for {@code /q/metrics}, how often each client calls with an API key and how often with a token, and when it last
 * did. Whoever moves an API from keys to tokens learns from it who is still on the way.
 *
 * <p>Only clients that are known for sure are counted: whose token was verified, or whose key this is. Even so their number
 * has an end, because an open registration would let anybody make the list grow; those who come later count as {@code other}. Holders of
 * keys are always named, however many strangers came before: the operator gave them their keys.
 */
@Singleton
public final class ClientUse {

    static final int MAX_CLIENTS = 100;
    static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Set<String> clients = ConcurrentHashMap.newKeySet();
    private final Map<Use, Seen> uses = new ConcurrentHashMap<>();

    ClientUse(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** How a client says who it is, and what becomes of that. The words are the labels {@code credential} and {@code outcome}. */
    public enum Kind {
        KEY("key", "accepted"),
        TOKEN("token", "accepted"),
        /** A good key where keys are not taken any more. */
        LATE_KEY("key", "refused");

        private final String credential;
        private final String outcome;

        Kind(String credential, String outcome) {
            this.credential = credential;
            this.outcome = outcome;
        }

        private boolean isKey() {
            return this != TOKEN;
        }
    }

    void admitted(@Observes AccessDecision.Admitted admitted) {
        called(admitted.verified());
    }

    void denied(@Observes AccessDecision.Denied denied) {
        if (denied.verified() != null) called(denied.verified());
    }

    private void called(VerifiedCredential verified) {
        boolean isKey = verified.check().equals(AccessDecision.API_KEY);
        called(verified.caller().clientId(), isKey ? Kind.KEY : Kind.TOKEN);
    }

    /** @param client who was verified; nothing that a caller merely claims */
    public void called(String client, Kind kind) {
        String name = kind.isKey() ? client : named(client);
        Seen seen = uses.computeIfAbsent(new Use(name, kind), this::meters);
        seen.calls.increment();
        seen.lastSecond.accumulateAndGet(clock.instant().getEpochSecond(), Math::max);
    }

    private String named(String client) {
        if (clients.contains(client)) return client;
        synchronized (clients) {
            if (clients.size() < MAX_CLIENTS) clients.add(client);
        }
        return clients.contains(client) ? client : OTHER;
    }

    private Seen meters(Use use) {
        Tags tags = Tags.of("client", use.client, "credential", use.kind.credential, "outcome", use.kind.outcome);
        var lastSecond = new AtomicLong();
        Gauge.builder("oauthlab.client.last.seen", lastSecond, AtomicLong::doubleValue)
                .description("When a client last called, in seconds since 1970")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        return new Seen(registry.counter("oauthlab.client.calls", tags), lastSecond);
    }

    private record Use(String client, Kind kind) {}

    private record Seen(Counter calls, AtomicLong lastSecond) {}
}
