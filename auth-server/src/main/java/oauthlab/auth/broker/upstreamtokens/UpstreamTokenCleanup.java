package oauthlab.auth.broker.upstreamtokens;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import oauthlab.auth.broker.relyingparty.TokenRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.Providers;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokenRows.Row;
import oauthlab.auth.tokens.families.SignInUnused;
import oauthlab.auth.tokens.families.TokenFamilies;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

/**
 * Ends what nobody needs any more: first here, in the transaction that says so; then at the provider, by revocation, and only
 * then is the row deleted. Whoever dies in between leaves a row that the next one finds.
 */
@ApplicationScoped
class UpstreamTokenCleanup {

    private static final Logger LOG = Logger.getLogger(UpstreamTokenCleanup.class);
    private static final int BATCH = 100;

    private final UpstreamTokens upstreamTokens;
    private final TokenFamilies families;
    private final Providers providers;
    private final TokenRequests requests;
    /** Takes nothing along: neither the transaction nor the request in which something ended. */
    private final ManagedExecutor executor = ManagedExecutor.builder()
            .propagated()
            .cleared(ThreadContext.ALL_REMAINING)
            .build();

    private final AtomicBoolean waiting = new AtomicBoolean();

    UpstreamTokenCleanup(
            UpstreamTokens upstreamTokens, TokenFamilies families, Providers providers, TokenRequests requests) {
        this.upstreamTokens = upstreamTokens;
        this.families = families;
        this.providers = providers;
        this.requests = requests;
    }

    /** The master key may have been changed, or the setting that says whether to seal. */
    void rewrap(@Observes @Priority(50) StartupEvent start) {
        if (providers.all().isEmpty()) return;
        int changed = upstreamTokens.rewrap(BATCH);
        if (changed > 0) LOG.infof("The tokens of %d sign-ins at other providers were wrapped anew.", changed);
    }

    void end(@Observes SignInUnused unused) {
        if (!families.restOn(unused.upstreamId())) upstreamTokens.end(unused.upstreamId());
    }

    /** The user does not wait for a provider, which may be slow. However many sign out at once, one clean-up waits. */
    void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInUnused unused) {
        if (waiting.compareAndSet(false, true)) executor.execute(this::cleanUpSoon);
    }

    private void cleanUpSoon() {
        waiting.set(false);
        cleanUp();
    }

    @Scheduled(every = "{oauthlab.upstream-tokens.clean-up-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void cleanUp() {
        try {
            finishAll();
            boolean more = true;
            while (more) more = upstreamTokens.deleteExpiredUses(BATCH) == BATCH;
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "Expired tokens of other providers could not be deleted. The next clean-up tries again.");
        }
    }

    /** Each batch ends with its rows deleted, or with one provider less: so one that is down delays its own rows only. */
    private void finishAll() {
        var later = new HashSet<String>();
        List<Row> over = upstreamTokens.over(later, BATCH);
        while (!over.isEmpty()) {
            for (Row row : over) {
                String provider = row.owner().provider();
                if (!later.contains(provider) && !finish(row)) later.add(provider);
            }
            over = upstreamTokens.over(later, BATCH);
        }
    }

    /** @return false when this provider's rows have to wait for the next round */
    private boolean finish(Row row) {
        try {
            providers.find(row.owner().provider()).ifPresent(provider -> revoke(provider, row));
            upstreamTokens.delete(row);
            return true;
        } catch (UpstreamFailure later) {
            LOG.warnf("The tokens of a sign-in could not be revoked, and will be later: %s", later.getMessage());
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "The tokens of %s could not be cleaned up, and will be later.", row);
        }
        return false;
    }

    /** What nobody can open any more cannot be revoked either; it only goes. */
    private Optional<StoredTokens> opened(Row row) {
        try {
            return Optional.of(upstreamTokens.opened(row));
        } catch (IllegalStateException unreadable) {
            LOG.warnf("%s is deleted without revoking its tokens: %s", row, unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void revoke(Provider provider, Row row) {
        try {
            opened(row).ifPresent(kept -> requests.revoke(provider, kept.tokens()));
        } catch (UpstreamFailure failure) {
            if (failure.kind() == UpstreamFailure.Kind.LATER) throw failure;
            LOG.warnf("The tokens of a sign-in cannot be revoked: %s", failure.getMessage());
        }
    }
}
