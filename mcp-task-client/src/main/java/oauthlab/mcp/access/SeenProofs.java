package oauthlab.mcp.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.secret.Digests;

/** The proofs of the last minutes, so that none works twice. RFC 9449 section 11.1. In memory: each process has its own. */
@Singleton
class SeenProofs {

    private static final int MOST = 200_000;

    private final Cache<String, Boolean> seen;

    SeenProofs(Clock clock, AccessSettings settings) {
        // A proof is good from its window before iat until its window after; later it is refused for its age.
        seen = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.dpop().window().multipliedBy(2).plusSeconds(1))
                .build();
    }

    /**
     * @return true for the first who asks about this proof, false for everybody after
     * @throws Refusal 503 when there are too many to remember: to forget one would be to let it in twice
     */
    boolean isFirst(DpopProof proof) {
        if (seen.estimatedSize() >= MOST) seen.cleanUp();
        if (seen.estimatedSize() >= MOST) throw Refusal.unavailable("Too many proofs at once. Try again in a moment.");
        return seen.asMap().putIfAbsent(Digests.sha256(proof.thumbprint() + " " + proof.id()), true) == null;
    }
}
