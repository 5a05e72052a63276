package oauthlab.auth.broker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.broker.accountlinks.Accounts;
import oauthlab.auth.broker.pendinglogins.PendingLogin;
import oauthlab.auth.broker.relyingparty.Identity;
import oauthlab.auth.broker.relyingparty.ProviderTokens;
import oauthlab.auth.broker.relyingparty.TokenRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstreamtokens.StoredTokens;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokens;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.browser.sessions.SignIn;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.browser.sessions.UserSessions;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.shared.secret.RandomSecret;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Turns a provider's code into a signed-in user.
 *
 * <p>First everything that the provider has to answer; then one transaction in which the user, the tokens and the session come to
 * be, all or nothing. Whoever dies in between leaves nothing half-done.
 */
@ApplicationScoped
class UpstreamCallback {

    private static final int ID_BYTES = 16;

    private final CallbackUris callbacks;
    private final TokenRequests requests;
    private final FreshIdentities identities;
    private final Accounts accounts;
    private final UpstreamTokens upstreamTokens;
    private final UserSessions sessions;
    private final AuditLog audit;

    UpstreamCallback(
            CallbackUris callbacks,
            TokenRequests requests,
            FreshIdentities identities,
            Accounts accounts,
            UpstreamTokens upstreamTokens,
            UserSessions sessions,
            AuditLog audit) {
        this.callbacks = callbacks;
        this.requests = requests;
        this.identities = identities;
        this.accounts = accounts;
        this.upstreamTokens = upstreamTokens;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @param sessionSecret for the browser, if its session is a new one */
    record Arrived(UserSession session, Optional<String> sessionSecret) {

        @Override
        public String toString() {
            return "Arrived[" + session.user().username() + "]";
        }
    }

    /** @param before the secret of the session that the browser has so far */
    Arrived arrive(Provider provider, PendingLogin pending, String code, Optional<String> before) {
        ProviderTokens tokens = requests.redeem(provider, code, pending.codeVerifier(), callbacks.address(provider));
        Identity identity = identities.read(provider, tokens, pending);
        if (pending.linkFor().isPresent())
            return link(provider, pending.linkFor().get(), identity, before);
        String secret = signInOrAgain(provider, pending, new Account(identity, tokens), before);
        return new Arrived(sessions.find(secret).orElseThrow(), Optional.of(secret));
    }

    private record Account(Identity identity, ProviderTokens tokens) {}

    /** Somebody who is new may come back in two windows at once; the second then finds the user of the first. */
    private String signInOrAgain(Provider provider, PendingLogin pending, Account account, Optional<String> before) {
        try {
            return signIn(provider, pending, account, before);
        } catch (ConstraintViolationException another) {
            return signIn(provider, pending, account, before);
        }
    }

    private String signIn(Provider provider, PendingLogin pending, Account account, Optional<String> before) {
        return QuarkusTransaction.requiringNew().call(() -> {
            User user = accounts.userOf(provider, account.identity());
            Optional<String> upstreamId = keep(provider, pending, account, user);
            audit.write(
                    AuditEvent.ok("user.sign_in", pending.clientId().orElse(null), user.id(), "at " + provider.id()));
            Optional<String> request = new ReturnTo(pending.returnTo()).requestName();
            // Unknown is long ago: so no application that demands a recent sign-in takes it for one.
            Instant authTime = account.identity().authTime().orElse(TokenFamily.UNKNOWN_AUTH_TIME);
            return sessions.start(new SignIn(user, Optional.of(authTime), upstreamId, request), before);
        });
    }

    /** For the application that asked, and for no other. Where none did, nobody will ever need the tokens. */
    private Optional<String> keep(Provider provider, PendingLogin pending, Account account, User user) {
        return pending.clientId().map(client -> {
            String id = RandomSecret.generate(ID_BYTES);
            upstreamTokens.keep(
                    id,
                    new StoredTokens.Owner(provider.id(), client, user.id()),
                    account.tokens(),
                    provider.claims().from(account.identity().claims()));
            return id;
        });
    }

    /** Whoever began this must still be the one who is signed in: else the account would go to somebody else. */
    private Arrived link(Provider provider, String userId, Identity identity, Optional<String> before) {
        UserSession session = before.flatMap(sessions::find)
                .filter(found -> found.user().id().equals(userId))
                .orElseThrow(() -> callbacks.refused("somebody else has signed in here meanwhile"));
        accounts.link(provider, identity, session.user());
        return new Arrived(session, Optional.empty());
    }
}
