package oauthlab.auth.broker.accountlinks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import oauthlab.auth.broker.relyingparty.Identity;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;

/** Makes a user of somebody whom a provider knows and we do not. */
@ApplicationScoped
class AccountCreation {

    private static final int ID_BYTES = 12;
    private static final int MAX_USERNAME_LENGTH = 64;
    private static final int SUFFIX = 7;

    private final Users users;
    private final Links links;

    AccountCreation(Users users, Links links) {
        this.users = users;
        this.links = links;
    }

    /** In the caller's transaction. Never an existing user, whatever name or e-mail address is the same. */
    User add(Provider provider, Identity identity) {
        var user = new User(
                "user-" + RandomSecret.generate(ID_BYTES),
                username(provider, identity),
                identity.email().orElse(""));
        users.addWithoutPassword(user);
        links.add(identity, provider.id(), user.id(), true);
        return user;
    }

    /** {@code alice@company}: no name of somebody who has a password here holds that. Names may recur, subjects do not. */
    private String username(Provider provider, Identity identity) {
        String at = "@" + provider.id();
        String name = identity.name().replaceAll("[^\\p{L}\\p{N}._+-]", "-");
        String wanted = shortened(name, MAX_USERNAME_LENGTH - at.length()) + at;
        Optional<String> taken = users.idOf(wanted);
        if (taken.isEmpty()) return wanted;
        String unique =
                "-" + Digests.sha256(identity.authority() + identity.subject()).substring(0, SUFFIX - 1);
        return shortened(name, MAX_USERNAME_LENGTH - at.length() - SUFFIX) + unique + at;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most));
    }
}
