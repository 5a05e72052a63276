package oauthlab.auth.broker.upstreamtokens;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import oauthlab.auth.broker.relyingparty.ProviderTokens;
import oauthlab.auth.broker.relyingparty.TokenRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;

/**
 * Tokens of a provider that still work, refreshed there if need be: once, however many ask, in however many processes.
 *
 * <p>Many providers give a new refresh token each time and take a used one for stolen (RFC 9700 section 4.14). So of those who
 * ask at once in this process one goes and the others wait for it; and of the processes, one has the right for a while.
 */
@ApplicationScoped
public class FreshTokens {

    private static final Duration ANOTHER_LOOK = Duration.ofMillis(50);

    private final TokenVault vault;
    private final TokenRequests requests;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration early;
    private final Map<String, CompletableFuture<Kept>> underWay = new ConcurrentHashMap<>();

    FreshTokens(TokenVault vault, TokenRequests requests, AuditLog audit, Clock clock, VaultSettings settings) {
        this.vault = vault;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
        this.early = settings.refreshEarly();
    }

    /**
     * The tokens, good for a moment at least.
     *
     * @throws UpstreamFailure when the provider gives no new ones
     */
    public ProviderTokens of(Provider provider, Kept kept) {
        if (isFresh(kept)) return kept.tokens();
        var mine = new CompletableFuture<Kept>();
        CompletableFuture<Kept> others = underWay.putIfAbsent(kept.upstreamId(), mine);
        if (others != null) return await(others).tokens();
        try {
            mine.complete(refreshed(provider, kept.upstreamId()));
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        } finally {
            underWay.remove(kept.upstreamId(), mine);
        }
        return await(mine).tokens();
    }

    /** Does not say when it ends? Then it is taken as good, as the provider's API will say if it is not. */
    private boolean isFresh(Kept kept) {
        return kept.tokens()
                .expiresAt()
                .map(end -> clock.instant().plus(early).isBefore(end))
                .orElse(true);
    }

    /** Looks again first: somebody may have done it since the caller looked. */
    private Kept refreshed(Provider provider, String upstreamId) {
        Duration patience = provider.timeout().multipliedBy(2);
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            Kept kept = vault.find(upstreamId).orElseThrow(() -> UpstreamFailure.over("the sign-in has ended"));
            if (isFresh(kept)) return kept;
            Instant until = clock.instant().plus(patience);
            if (vault.startRefresh(kept, until)) return refresh(provider, kept);
            if (System.nanoTime() - giveUp > 0)
                throw UpstreamFailure.later("another process refreshes the tokens and does not come to an end");
            LockSupport.parkNanos(ANOTHER_LOOK.toNanos());
        }
    }

    private Kept refresh(Provider provider, Kept kept) {
        try {
            Kept newer = kept.with(requests.refresh(provider, kept.tokens()));
            // Before anybody gets them: what only a caller has is lost with the caller.
            if (!vault.replace(newer)) throw UpstreamFailure.over("the sign-in has ended");
            audit.write(AuditEvent.ok(
                    "upstream.refreshed", kept.owner().clientId(), kept.owner().userId(), provider.id()));
            return newer;
        } catch (UpstreamFailure failure) {
            audit.write(new AuditEvent(
                    "upstream.refreshed",
                    kept.owner().clientId(),
                    kept.owner().userId(),
                    failure.kind().name().toLowerCase(Locale.ROOT),
                    failure.getMessage()));
            if (failure.kind() == UpstreamFailure.Kind.OVER) vault.end(kept.upstreamId());
            else vault.giveUpRefresh(kept);
            throw failure;
        }
    }

    private static Kept await(CompletableFuture<Kept> tokens) {
        try {
            return tokens.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw failed;
        }
    }
}
