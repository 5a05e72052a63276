package oauthlab.auth.broker.accountlinks;

import java.util.List;
import java.util.Optional;
import oauthlab.auth.broker.relyingparty.Identity;

/** Which accounts elsewhere belong to whom here. */
public interface Links {

    /** The link of this account, by who vouches for it and its subject there, and by nothing else. */
    Optional<Link> find(Identity identity);

    /** Links the account to the user, in the caller's transaction. An account belongs to one user at most. */
    void add(Identity identity, String provider, String userId, boolean isHome);

    /** All of this user, in the order in which they were made. */
    List<Link> of(String userId);

    /** Takes a link of this user away, but not the one by which the user came to be. */
    boolean remove(String userId, String id);
}
