package oauthlab.auth.browser.consent;

import java.util.List;

/** What users have allowed, so that they are not asked the same thing twice. */
public interface Consents {

    /**
     * Has this user allowed all of this before? A client under another name, or at another place, is another one to its user:
     * that is what the user read.
     */
    boolean covers(String userId, ConsentQuestion question);

    void remember(String userId, ConsentQuestion question);

    /** All that this user has allowed, ordered by client and resource. */
    List<Consent> of(String userId);

    /** Takes back all that this user allowed this client. */
    void withdraw(String userId, String clientId);
}
