package oauthlab.auth.vault;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import oauthlab.auth.families.SignInUnused;
import oauthlab.auth.families.TokenFamilies;
import oauthlab.auth.relyingparty.TokenRequests;
import oauthlab.auth.upstream.Provider;
import oauthlab.auth.upstream.Providers;
import oauthlab.auth.upstream.UpstreamFailure;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

/**
 * Ends what nobody needs any more: first here, in the transaction that says so; then at the provider, by revocation, and only
 * then is the row deleted. Whoever dies in between leaves a row that the next one finds.
 */
@ApplicationScoped
class VaultUpkeep {

    private static final Logger LOG = Logger.getLogger(VaultUpkeep.class);
    private static final int BATCH = 100;

    private final TokenVault vault;
    private final TokenFamilies families;
    private final Providers providers;
    private final TokenRequests requests;
    /** Takes nothing along: neither the transaction nor the request in which something ended. */
    private final ManagedExecutor executor = ManagedExecutor.builder()
            .propagated()
            .cleared(ThreadContext.ALL_REMAINING)
            .build();

    VaultUpkeep(TokenVault vault, TokenFamilies families, Providers providers, TokenRequests requests) {
        this.vault = vault;
        this.families = families;
        this.providers = providers;
        this.requests = requests;
    }

    /** The master key may have been changed, or the setting that says whether to seal. */
    void rewrap(@Observes @Priority(50) StartupEvent start) {
        if (providers.all().isEmpty()) return;
        int changed = vault.rewrap(BATCH);
        if (changed > 0) LOG.infof("The tokens of %d sign-ins at other providers were wrapped anew.", changed);
    }

    void end(@Observes SignInUnused unused) {
        if (!families.restOn(unused.upstreamId())) vault.end(unused.upstreamId());
    }

    /** The user does not wait for a provider, which may be slow. */
    void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInUnused unused) {
        executor.execute(this::cleanUp);
    }

    @Scheduled(every = "{oauthlab.vault.clean-up-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void cleanUp() {
        List<Kept> over = vault.over(BATCH);
        over.forEach(this::finish);
        boolean more = true;
        while (more) more = vault.deleteExpiredUses(BATCH) == BATCH;
    }

    /** A provider that is down is asked again next time; one that refuses is not. */
    private void finish(Kept kept) {
        try {
            providers.find(kept.owner().provider()).ifPresent(provider -> revoke(provider, kept));
            vault.delete(kept);
        } catch (UpstreamFailure later) {
            LOG.warnf("The tokens of a sign-in could not be revoked, and will be later: %s", later.getMessage());
        }
    }

    private void revoke(Provider provider, Kept kept) {
        try {
            requests.revoke(provider, kept.tokens());
        } catch (UpstreamFailure failure) {
            if (failure.kind() == UpstreamFailure.Kind.LATER) throw failure;
            LOG.warnf("The tokens of a sign-in cannot be revoked: %s", failure.getMessage());
        }
    }
}
