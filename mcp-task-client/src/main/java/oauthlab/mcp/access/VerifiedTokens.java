package oauthlab.mcp.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.RevocationCheck;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.mcp.checks.ChosenChecks;
import oauthlab.shared.secret.Digests;

/**
 * Verifies tokens, and remembers what was good a moment ago, so that an agent that calls often costs one signature and not
 * hundreds. Never past a token's end; by its digest and without it, so a reader of this memory finds no token. What can
 * change meanwhile is looked at each time: {@link RevocationCheck}.
 */
@Singleton
public class VerifiedTokens {

    private static final int MAX_ENTRIES = 10_000;

    /** So long a list of revoked tokens may take to name it. One that is good, but not for exchange here, is asked about again then. */
    private static final Duration REFUSED_FOR = Duration.ofSeconds(20);

    private final ChosenChecks checks;
    private final List<RevocationCheck> revocations;
    private final Clock clock;
    private final Duration keptFor;

    /** Cleared up by whoever writes: to hand that to another thread costs more than to do it. */
    private final Cache<String, VerifiedCredential> known = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .executor(Runnable::run)
            .build();

    /** Why, by the digest of the token. */
    private final Cache<String, String> refused;

    VerifiedTokens(ChosenChecks checks, @All List<RevocationCheck> revocations, Clock clock, AccessSettings settings) {
        this.checks = checks;
        this.revocations = revocations;
        this.clock = clock;
        this.keptFor = settings.tokenCache();
        this.refused = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(REFUSED_FOR)
                .executor(Runnable::run)
                .build();
    }

    /**
     * What is known without waiting for anybody; empty when somebody has to be asked.
     *
     * @throws InvalidToken when it is known that the token is not good any more
     */
    Optional<VerifiedCredential> known(String token) {
        String digest = Digests.sha256(token);
        VerifiedCredential before = known.getIfPresent(digest);
        if (before == null || !clock.instant().isBefore(before.expiresAt()) || !isFresh(before))
            return Optional.empty();
        requireStillGood(digest, before);
        return Optional.of(before);
    }

    /**
     * Verifies the token, and may wait for the authorization server.
     *
     * @throws InvalidToken when it is not good
     * @throws oauthlab.guarded.credential.Unavailable when that cannot be told now
     */
    public VerifiedCredential verify(String token) {
        String digest = Digests.sha256(token);
        VerifiedCredential before = known.getIfPresent(digest);
        boolean isKept = before != null && clock.instant().isBefore(before.expiresAt());
        VerifiedCredential verified = isKept ? before : checks.verify(token);
        requireStillGood(digest, verified);
        if (!isKept && !keptFor.isZero())
            known.put(digest, verified.atMostUntil(clock.instant().plus(keptFor)));
        return verified;
    }

    /** Is what is known about revocations new enough to say that this one is good now? */
    public boolean isFresh(VerifiedCredential credential) {
        return revocations.stream().allMatch(list -> list.isFresh(credential.revocable()));
    }

    /**
     * The authorization server said that it is not good, before the list of revoked tokens did.
     *
     * @param why for the client: the token may be revoked, or cannot be exchanged here
     */
    public void refuse(String token, String why) {
        refused.put(Digests.sha256(token), why);
    }

    private void requireStillGood(String digest, VerifiedCredential credential) {
        String why = refused.getIfPresent(digest);
        if (why != null) throw new InvalidToken(why);
        revocations.forEach(list -> list.requireNotRevoked(credential.revocable()));
    }
}
