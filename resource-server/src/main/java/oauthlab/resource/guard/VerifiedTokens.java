package oauthlab.resource.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import oauthlab.shared.secret.Digests;

/**
 * The tokens that were verified a moment ago, so that a client that calls often costs one signature, not hundreds.
 *
 * <p>Kept by digest: whoever reads this memory finds no token. The price: a token that is revoked works on until it is
 * forgotten here, which is why the time is short.
 */
@ApplicationScoped
class VerifiedTokens {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration keptFor;
    private final Cache<String, VerifiedCredential> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    VerifiedTokens(Clock clock, GuardSettings settings) {
        this.clock = clock;
        this.keptFor = settings.tokenCache();
    }

    /** Who brought this token last time; when that was long ago, or never, or it has expired since, it is verified. */
    Caller callerOf(String token, Supplier<VerifiedCredential> verify) {
        if (keptFor.isZero()) return verify.get().caller();
        String digest = Digests.sha256(token);
        VerifiedCredential entry = known.getIfPresent(digest);
        if (entry != null && clock.instant().isBefore(entry.expiresAt())) return entry.caller();
        VerifiedCredential verified = verify.get();
        known.put(digest, new VerifiedCredential(verified.caller(), earlier(verified.expiresAt(), clock.instant())));
        return verified.caller();
    }

    private Instant earlier(Instant expiresAt, Instant now) {
        Instant forgotten = now.plus(keptFor);
        return expiresAt.isBefore(forgotten) ? expiresAt : forgotten;
    }
}
