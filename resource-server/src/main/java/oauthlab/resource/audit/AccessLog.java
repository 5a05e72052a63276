package oauthlab.resource.audit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.guarded.credential.Caller;
import oauthlab.shared.secret.Digests;
import org.jboss.logging.Logger;

/**
 * Tells each request that the guard let pass, at level DEBUG, in the log category {@code oauthlab.admitted}: by whom, and with
 * which token, which is named by its digest. So that one can follow a token through the services without ever writing it down.
 */
@Singleton
final class AccessLog {

    private static final Logger LOG = Logger.getLogger("oauthlab.admitted");

    void log(@Observes AccessDecision.Admitted admitted) {
        if (!LOG.isDebugEnabled()) return;
        Caller caller = admitted.verified().caller();
        LOG.debugf(
                "user_id=%s client_id=%s actor=%s token_sha256=%s",
                caller.subject(),
                caller.clientId(),
                caller.actor(),
                Digests.sha256(admitted.credential().value()));
    }
}
