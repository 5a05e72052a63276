package oauthlab.resource.audit;

import jakarta.inject.Singleton;
import oauthlab.shared.secret.Digests;
import org.jboss.logging.Logger;

/**
 * Tells each request that the guard let pass, at level DEBUG, in the log category {@code oauthlab.admitted}: by whom, and with
 * which token, which is named by its digest. So that one can follow a token through the services without ever writing it down.
 */
@Singleton
public final class AccessLog {

    private static final Logger LOG = Logger.getLogger("oauthlab.admitted");

    /** @param actor who acts for the user; null when nobody does */
    public void log(String credential, String user, String client, String actor) {
        if (!LOG.isDebugEnabled()) return;
        LOG.debugf("user_id=%s client_id=%s actor=%s token_sha256=%s", user, client, actor, Digests.sha256(credential));
    }
}
