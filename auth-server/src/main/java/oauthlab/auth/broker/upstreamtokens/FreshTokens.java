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

    private final UpstreamTokens upstreamTokens;
    private final TokenRequests requests;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration early;
    private final Map<String, CompletableFuture<StoredTokens>> underWay = new ConcurrentHashMap<>();

    FreshTokens(
            UpstreamTokens upstreamTokens,
            TokenRequests requests,
            AuditLog audit,
            Clock clock,
            UpstreamTokenSettings settings) {
        this.upstreamTokens = upstreamTokens;
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
    public ProviderTokens of(Provider provider, StoredTokens stored) {
        if (isFresh(stored)) return stored.tokens();
        var mine = new CompletableFuture<StoredTokens>();
        CompletableFuture<StoredTokens> others = underWay.putIfAbsent(stored.upstreamId(), mine);
        if (others != null) return await(others).tokens();
        try {
            mine.complete(refreshed(provider, stored.upstreamId()));
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        } finally {
            underWay.remove(stored.upstreamId(), mine);
        }
        return await(mine).tokens();
    }

    /** Does not say when it ends? Then it is taken as good, as the provider's API will say if it is not. */
    private boolean isFresh(StoredTokens stored) {
        return stored.tokens()
                .expiresAt()
                .map(end -> clock.instant().plus(early).isBefore(end))
                .orElse(true);
    }

    /** Looks again first: somebody may have done it since the caller looked. */
    private StoredTokens refreshed(Provider provider, String upstreamId) {
        Duration patience = provider.timeout().multipliedBy(2);
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            StoredTokens stored =
                    upstreamTokens.find(upstreamId).orElseThrow(() -> UpstreamFailure.over("the sign-in has ended"));
            if (isFresh(stored)) return stored;
            Instant until = clock.instant().plus(patience);
            if (upstreamTokens.startRefresh(stored, until)) return refresh(provider, stored);
            if (System.nanoTime() - giveUp > 0)
                throw UpstreamFailure.later("another process refreshes the tokens and does not come to an end");
            LockSupport.parkNanos(ANOTHER_LOOK.toNanos());
        }
    }

    private StoredTokens refresh(Provider provider, StoredTokens stored) {
        try {
            StoredTokens newer = stored.with(requests.refresh(provider, stored.tokens()));
            // Before anybody gets them: what only a caller has is lost with the caller.
            if (!upstreamTokens.replace(newer)) throw UpstreamFailure.over("the sign-in has ended");
            audit.write(AuditEvent.ok(
                    "upstream.refreshed",
                    stored.owner().clientId(),
                    stored.owner().userId(),
                    provider.id()));
            return newer;
        } catch (UpstreamFailure failure) {
            audit.write(new AuditEvent(
                    "upstream.refreshed",
                    stored.owner().clientId(),
                    stored.owner().userId(),
                    failure.kind().name().toLowerCase(Locale.ROOT),
                    failure.getMessage()));
            if (failure.kind() == UpstreamFailure.Kind.OVER) upstreamTokens.end(stored.upstreamId());
            else upstreamTokens.giveUpRefresh(stored);
            throw failure;
        }
    }

    private static StoredTokens await(CompletableFuture<StoredTokens> tokens) {
        try {
            return tokens.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw failed;
        }
    }
}
