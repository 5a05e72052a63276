package oauthlab.mcp.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import oauthlab.mcp.access.Caller;
import oauthlab.shared.secret.Digests;

/**
 * The tokens of this server for the task API: one for each caller, kept until shortly before it ends.
 *
 * <p>Kept under the digest of the caller's token: another token of the same user may allow less. However many requests of a
 * caller come at once, one asks the authorization server and the others wait for its answer.
 */
@Singleton
public class OwnTokens {

    private static final int MAX_ENTRIES = 10_000;
    private static final String NOBODY = "stdio";

    private final Cache<String, CompletableFuture<OwnToken>> kept =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    private final TokenRequests requests;
    private final ExchangeSettings settings;
    private final Clock clock;

    OwnTokens(TokenRequests requests, ExchangeSettings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param caller for whom we work; empty on stdio, where the process belongs to whoever started it
     * @return fails with an {@link io.quarkus.oidc.client.OidcClientException} when the authorization server refuses or does
     *     not answer
     */
    public Uni<OwnToken> of(Optional<Caller> caller) {
        String key = key(caller);
        var asking = new CompletableFuture<OwnToken>();
        var token = kept.asMap().compute(key, (same, present) -> isGood(present) ? present : asking);
        if (token == asking) ask(key, caller, asking);
        return Uni.createFrom().completionStage(token);
    }

    private void ask(String key, Optional<Caller> caller, CompletableFuture<OwnToken> asking) {
        requests.fetch(caller).subscribe().with(asking::complete, failure -> {
            kept.asMap().remove(key, asking);
            asking.completeExceptionally(failure);
        });
    }

    private boolean isGood(CompletableFuture<OwnToken> token) {
        if (token == null || token.isCompletedExceptionally()) return false;
        Instant needed = clock.instant().plus(settings.taskApi().tokenEarly());
        return !token.isDone() || token.join().expiresAt().isAfter(needed);
    }

    /** It was refused: the next call gets another one. */
    public void forget(Optional<Caller> caller) {
        kept.invalidate(key(caller));
    }

    /** All of them: every caller's next call asks anew. Tells how many there were. */
    public int forgetAll() {
        int count = kept.asMap().size();
        kept.invalidateAll();
        return count;
    }

    private static String key(Optional<Caller> caller) {
        return caller.map(Caller::token).map(Digests::sha256).orElse(NOBODY);
    }
}
