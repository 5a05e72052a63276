package oauthlab.agent.oauth.access;

import java.util.Optional;
import oauthlab.agent.oauth.flow.Person;

/**
 * For whom the agent acts, and how he is asked.
 *
 * @param user a name, where the agent acts for several people; it is suggested at sign-in (login_hint, OpenID Connect Core
 *     section 3.1.2.1)
 * @param person sits before the machine
 */
public record OnBehalf(Optional<String> user, ApprovalMethod way, Person person) {

    /** May this person be asked, and are they there to answer? */
    public boolean canAsk() {
        return way != ApprovalMethod.NOBODY && person.isThere();
    }

    /** Whoever uses this machine. */
    public static OnBehalf of(ApprovalMethod way, Person person) {
        return new OnBehalf(Optional.empty(), way, person);
    }
}
