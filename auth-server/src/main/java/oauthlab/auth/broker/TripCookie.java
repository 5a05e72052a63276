package oauthlab.auth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import oauthlab.auth.broker.pendinglogins.Trip;
import oauthlab.auth.browser.login.Browser;
import oauthlab.auth.foundation.crypto.Authenticator;
import oauthlab.shared.secret.Digests;

/**
 * Proof that the browser which comes back is the one that left, and that its user approved this application: our mark (HMAC) on
 * the trip and all that was asked.
 *
 * <p>Without it an attacker could let a victim's browser come back from a trip of the attacker's (login CSRF, RFC 6749 section
 * 10.12), or skip the question (the confused deputy). A cookie for each trip, so that two tabs do not hinder each other.
 */
@ApplicationScoped
class TripCookie {

    private static final String NAME = "oauthlab_trip_";
    private static final String PURPOSE = "upstream trip";
    private static final int NAME_LENGTH = 12;

    private final Browser browser;
    private final Authenticator authenticator;
    private final Clock clock;

    TripCookie(Browser browser, Authenticator authenticator, Clock clock) {
        this.browser = browser;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    NewCookie make(Trip trip) {
        Duration lifetime = Duration.between(clock.instant(), trip.expiresAt());
        return browser.own(name(trip), authenticator.mark(PURPOSE, marked(trip)), lifetime);
    }

    boolean fits(Trip trip, HttpHeaders headers) {
        return browser.own(headers, name(trip))
                .filter(mark -> authenticator.isMark(mark, PURPOSE, marked(trip)))
                .isPresent();
    }

    NewCookie remove(Trip trip) {
        return browser.own(name(trip), "", Duration.ZERO);
    }

    private static String name(Trip trip) {
        return NAME + Digests.sha256(trip.state()).substring(0, NAME_LENGTH);
    }

    /** All that the user was shown or may not be changed on the way; the time, too. */
    private static String marked(Trip trip) {
        return String.join(
                "\n",
                trip.state(),
                trip.provider(),
                trip.clientId().orElse(""),
                trip.linkFor().orElse(""),
                String.valueOf(trip.wasAsked()),
                String.valueOf(trip.expiresAt().getEpochSecond()),
                Digests.sha256(trip.returnTo()));
    }
}
