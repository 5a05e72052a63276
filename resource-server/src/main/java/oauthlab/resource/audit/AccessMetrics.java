package oauthlab.resource.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Counts, for {@code /q/metrics}: how credentials were checked and with which outcome, how long that took, and how often
 * something that was kept spared the work. Tags have few values, so that no caller can make the list grow.
 */
@Singleton
public final class AccessMetrics {

    private final MeterRegistry registry;

    public AccessMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What became of a credential. */
    public enum Outcome {
        /** Good, and checked now. */
        VERIFIED,
        /** Good, and checked a while ago. */
        REMEMBERED,
        REFUSED,
        /** Nobody knows: who has to be asked does not answer. */
        UNAVAILABLE
    }

    public void authenticated(String check, Outcome outcome) {
        registry.counter(
                        "oauthlab.authentications",
                        "check",
                        check,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** A clock to be stopped with {@link #validated}. */
    public Timer.Sample start() {
        return Timer.start(registry);
    }

    public void validated(Timer.Sample clock, String check) {
        clock.stop(registry.timer("oauthlab.validation", "check", check));
    }

    /** @param what was looked up: {@code keys} or {@code introspection} */
    public void lookedUp(String what, boolean wasKept) {
        registry.counter("oauthlab.lookups", "what", what, "result", wasKept ? "kept" : "fetched")
                .increment();
    }

    /**
     * @param reason the error code of the refusal
     * @param scope what the endpoint needs
     */
    public void denied(String reason, String scope) {
        registry.counter("oauthlab.denials", "reason", reason, "scope", scope).increment();
    }
}
