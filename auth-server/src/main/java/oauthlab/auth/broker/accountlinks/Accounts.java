package oauthlab.auth.broker.accountlinks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import oauthlab.auth.broker.relyingparty.Identity;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.OAuthException;
import org.hibernate.exception.ConstraintViolationException;

/** Finds the user to whom an account at a provider belongs, and makes one where there is none. */
@ApplicationScoped
public class Accounts {

    private final Links links;
    private final AccountCreation creation;
    private final Users users;
    private final AuditLog audit;

    Accounts(Links links, AccountCreation creation, Users users, AuditLog audit) {
        this.links = links;
        this.creation = creation;
        this.users = users;
        this.audit = audit;
    }

    /** In the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public User userOf(Provider provider, Identity identity) {
        Optional<Link> link = links.find(identity);
        if (link.isPresent()) return users.find(link.get().userId()).orElseThrow();
        User user = creation.add(provider, identity);
        audit.write(AuditEvent.ok("user.added", null, user.id(), "came from " + provider.id()));
        return user;
    }

    /**
     * Lets the user be known by this account, too.
     *
     * @throws OAuthException {@code invalid_request} when it is somebody else's already
     */
    public void link(Provider provider, Identity identity, User user) {
        Optional<Link> present = links.find(identity);
        if (present.isPresent() && present.get().userId().equals(user.id())) return;
        if (present.isPresent()) throw taken(provider);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                links.add(identity, provider.id(), user.id(), false);
                audit.write(AuditEvent.ok("account.linked", null, user.id(), provider.id()));
            });
        } catch (ConstraintViolationException another) {
            throw taken(provider);
        }
    }

    private static OAuthException taken(Provider provider) {
        return OAuthException.invalidRequest("That account at " + provider.name()
                + " belongs to another user here. Sign in with it to see who, and remove the link there first.");
    }
}
