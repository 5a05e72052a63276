package oauthlab.auth.browser.login;

import static oauthlab.auth.foundation.ratelimit.AttemptLimit.LOGIN_BY_ADDRESS;
import static oauthlab.auth.foundation.ratelimit.AttemptLimit.LOGIN_BY_BROWSER;
import static oauthlab.auth.foundation.ratelimit.AttemptLimit.LOGIN_BY_NAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import oauthlab.auth.foundation.ratelimit.AttemptLimit;
import oauthlab.auth.foundation.ratelimit.FailedAttempts;
import oauthlab.auth.foundation.ratelimit.RateLimit;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.auth.foundation.ratelimit.RateLimits;
import oauthlab.auth.foundation.ratelimit.RemoteAddress;

/**
 * Makes guessing passwords slow, and lets nobody lock somebody else out.
 *
 * <p>Failures are counted for a name and an address together, and for an address. Never for a name alone: then a stranger
 * could keep its owner out by guessing wrong all day. A browser in which the owner has signed in before is counted by
 * itself in every way, so that it works even where a guesser sits behind the same address.
 */
@ApplicationScoped
class LoginThrottle {

    private final RateLimits limits;
    private final FailedAttempts failures;
    private final SessionCookies cookies;
    private final RemoteAddress remote;

    LoginThrottle(RateLimits limits, FailedAttempts failures, SessionCookies cookies, RemoteAddress remote) {
        this.limits = limits;
        this.failures = failures;
        this.cookies = cookies;
        this.remote = remote;
    }

    /** A sign-in that counts as failed until it has succeeded. */
    record Attempt(String username, Optional<String> browser, String address) {

        private String nameAtAddress() {
            return username + '\n' + address;
        }
    }

    /** @throws RateLimited when too many failed before, or too many come at once */
    Attempt begin(HttpHeaders headers, String username) {
        var attempt = new Attempt(username, cookies.knownFor(headers, username), remote.network());
        if (attempt.browser().isPresent()) {
            String flood = "known browser of " + username;
            count(
                    LOGIN_BY_BROWSER,
                    attempt.browser().get(),
                    () -> limits.requireBySender(RateLimit.LOGIN_BY_ADDRESS, flood));
        } else {
            beginFromAddress(attempt);
        }
        return attempt;
    }

    /** Forgets the failures of this user, and returns the cookie by which the browser is known from now on. */
    NewCookie succeeded(Attempt attempt) {
        if (attempt.browser().isPresent()) {
            failures.forget(LOGIN_BY_BROWSER, attempt.browser().get());
        } else {
            failures.forget(LOGIN_BY_NAME, attempt.nameAtAddress());
            // Not forgotten: else a guesser would sign in with a name of his own now and then, and start afresh.
            failures.takeBack(LOGIN_BY_ADDRESS, attempt.address());
        }
        return cookies.remember(attempt.username());
    }

    private void beginFromAddress(Attempt attempt) {
        // Most that are refused are refused here, where nothing is written for them.
        failures.requireNoWait(LOGIN_BY_ADDRESS, attempt.address());
        limits.requireRoomBySender(RateLimit.LOGIN_BY_ADDRESS);
        // The flood last: an attempt that is refused costs no slow hash, so it takes none away from others.
        Runnable flood = () -> limits.requireBySender(RateLimit.LOGIN_BY_ADDRESS);
        Runnable byAddress = () -> count(LOGIN_BY_ADDRESS, attempt.address(), flood);
        count(LOGIN_BY_NAME, attempt.nameAtAddress(), byAddress);
    }

    /** Counts an attempt, unless a later limit refuses it: then it was not made, and counts nowhere. */
    private void count(AttemptLimit limit, String key, Runnable laterLimits) {
        failures.begin(limit, key);
        try {
            laterLimits.run();
        } catch (RateLimited notMade) {
            failures.takeBack(limit, key);
            throw notMade;
        }
    }
}
