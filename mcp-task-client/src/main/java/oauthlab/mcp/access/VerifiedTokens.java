package oauthlab.mcp.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import oauthlab.shared.secret.Digests;

/**
 * What was verified a moment ago, so that an agent that calls often costs one signature and not hundreds. Never past a token's
 * end; by its digest and without it, so that whoever reads this memory finds no token.
 */
@Singleton
class VerifiedTokens {

    private static final int MOST = 10_000;

    /** @param keyThumbprint the key that the token is bound to, if it is: then it is worth nothing by itself */
    record Verified(Caller caller, Optional<String> keyThumbprint, Instant until) {}

    /** Cleared up by whoever writes: to hand that to another thread costs more than to do it. */
    private final Cache<String, Verified> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private final Clock clock;
    private final Duration keptFor;

    VerifiedTokens(Clock clock, AccessSettings settings) {
        this.clock = clock;
        this.keptFor = settings.tokenCache();
    }

    Optional<Verified> find(String token) {
        return Optional.ofNullable(known.getIfPresent(Digests.sha256(token)))
                .filter(verified -> clock.instant().isBefore(verified.until()))
                .map(verified ->
                        new Verified(verified.caller().withToken(token), verified.keyThumbprint(), verified.until()));
    }

    void keep(String token, Caller caller, Optional<String> keyThumbprint) {
        if (keptFor.isZero()) return;
        Instant end = clock.instant().plus(keptFor);
        Instant until = caller.expiresAt().isBefore(end) ? caller.expiresAt() : end;
        known.put(Digests.sha256(token), new Verified(caller.withToken(null), keyThumbprint, until));
    }
}
