package oauthlab.resource.revocation;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import oauthlab.resource.audit.AccessMetrics;
import oauthlab.resource.discovery.Pause;
import oauthlab.resource.ground.Refusal;
import oauthlab.resource.guard.InvalidToken;
import oauthlab.resource.guard.RevocationCheck;
import oauthlab.resource.guard.VerifiedCredential;
import org.jboss.logging.Logger;

/**
 * Refuses what is on the list of revoked tokens. The list is read when a request finds it too old: so an API that nobody
 * calls asks nothing, and one that many call asks once in the set time. RFC 7009 section 3.
 */
@ApplicationScoped
class KnownRevocations implements RevocationCheck {

    private static final Logger LOG = Logger.getLogger(KnownRevocations.class);

    private final ListPages pages;
    private final RevocationSettings settings;
    private final AccessMetrics metrics;
    private final Clock clock;
    private final Pause pause;
    /** One of our own: the threads of requests may all be waiting for it. */
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    private volatile Known known = new Known(Set.of(), Instant.MIN);
    private volatile Optional<Instant> failedAt = Optional.empty();
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    KnownRevocations(ListPages pages, RevocationSettings settings, AccessMetrics metrics, Clock clock) {
        this.pages = pages;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.pause = new Pause(clock);
    }

    /** @param asOf when reading began: what was revoked before is on it */
    private record Known(Set<String> entries, Instant asOf) {}

    @Override
    public void requireNotRevoked(VerifiedCredential credential) {
        if (settings.readEvery().isZero() || credential.revocationNames().isEmpty()) return;
        Known list = current();
        if (settings.refuseWhenOlderThan().filter(age -> isOlder(list, age)).isPresent())
            throw Refusal.unavailable(
                    "The list of revoked tokens could not be read for a while, so this token is neither"
                            + " taken nor refused. Try again in a moment.");
        if (credential.revocationNames().stream().anyMatch(list.entries::contains))
            throw new InvalidToken("The token was revoked: alone, with the user's approval, or with all tokens of its"
                    + " client. Get a new one.");
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }

    private boolean isOlder(Known list, Duration age) {
        return !clock.instant().isBefore(list.asOf.plus(age));
    }

    /** When reading failed a moment ago nobody waits for it: the next attempts are made beside the requests. */
    private Known current() {
        if (!isOlder(known, settings.readEvery())) return known;
        CompletableFuture<Void> attempt = attempt();
        if (!failedLately()) attempt.join();
        return known;
    }

    private boolean failedLately() {
        return failedAt.filter(then -> clock.instant().isBefore(then.plus(settings.readEvery())))
                .isPresent();
    }

    private synchronized CompletableFuture<Void> attempt() {
        if (reading.isDone() && !pause.isOn() && isOlder(known, settings.readEvery()))
            reading = CompletableFuture.runAsync(this::read, reader);
        return reading;
    }

    private void read() {
        Instant begin = clock.instant();
        try {
            metrics.lookedUp("revocations", false);
            known = new Known(pages.read(), begin);
            if (failedAt.isPresent()) LOG.info("The list of revoked tokens can be read again.");
            failedAt = Optional.empty();
        } catch (IOException | RuntimeException failure) { // whatever it is, requests must not fail with it
            pause.begin();
            if (failedAt.isEmpty()) LOG.warnf("The list of revoked tokens cannot be read: %s", failure.getMessage());
            failedAt = Optional.of(clock.instant());
        }
    }
}
