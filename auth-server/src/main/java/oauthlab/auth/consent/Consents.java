package oauthlab.auth.consent;

import java.util.List;
import oauthlab.shared.protocol.Scopes;

/** What users have allowed, so that they are not asked the same thing twice. */
public interface Consents {

    /** Has this user allowed this client all of these scopes at all of these resources? */
    boolean covers(String userId, String clientId, Scopes scopes, List<String> resources);

    void remember(String userId, String clientId, Scopes scopes, List<String> resources);

    /** All that this user has allowed, ordered by client and resource. */
    List<Consent> of(String userId);

    /** Takes back all that this user allowed this client. */
    void withdraw(String userId, String clientId);
}
