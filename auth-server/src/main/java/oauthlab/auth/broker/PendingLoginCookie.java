package oauthlab.auth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import oauthlab.auth.broker.pendinglogins.PendingLogin;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.foundation.crypto.Authenticator;
import oauthlab.shared.secret.Digests;

/**
 * Proof that the browser which comes back is the one that left, and that its user approved this application: our mark (HMAC) on
 * the pending login and all that was asked.
 *
 * <p>Without it an attacker could let a victim's browser come back from a login that the attacker began's (login CSRF, RFC 6749 section
 * 10.12), or skip the question (the confused deputy). A cookie for each, so that two tabs do not hinder each other.
 */
@ApplicationScoped
class PendingLoginCookie {

    private static final String NAME = "oauthlab_login_";
    private static final String PURPOSE = "pending login";
    private static final int NAME_LENGTH = 12;

    private final SessionCookies cookies;
    private final Authenticator authenticator;
    private final Clock clock;

    PendingLoginCookie(SessionCookies cookies, Authenticator authenticator, Clock clock) {
        this.cookies = cookies;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    NewCookie make(PendingLogin pending) {
        Duration lifetime = Duration.between(clock.instant(), pending.expiresAt());
        return cookies.own(name(pending), authenticator.mark(PURPOSE, marked(pending)), lifetime);
    }

    boolean fits(PendingLogin pending, HttpHeaders headers) {
        return cookies.own(headers, name(pending))
                .filter(mark -> authenticator.isMark(mark, PURPOSE, marked(pending)))
                .isPresent();
    }

    NewCookie remove(PendingLogin pending) {
        return cookies.own(name(pending), "", Duration.ZERO);
    }

    private static String name(PendingLogin pending) {
        return NAME + Digests.sha256(pending.state()).substring(0, NAME_LENGTH);
    }

    /** All that the user was shown or may not be changed on the way; the time, too. */
    private static String marked(PendingLogin pending) {
        return String.join(
                "\n",
                pending.state(),
                pending.provider(),
                pending.clientId().orElse(""),
                pending.linkFor().orElse(""),
                String.valueOf(pending.wasAsked()),
                String.valueOf(pending.expiresAt().getEpochSecond()),
                Digests.sha256(pending.returnTo()));
    }
}
