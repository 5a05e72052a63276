package oauthlab.auth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import oauthlab.auth.broker.pendinglogins.Trip;
import oauthlab.auth.broker.pendinglogins.Trips;
import oauthlab.auth.broker.relyingparty.AuthorizationRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;

/** Sends browsers off: notes what must fit when they come back, and marks the browser. */
@ApplicationScoped
class Departures {

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_REQUEST = 20_000;

    private final Callbacks callbacks;
    private final AuthorizationRequests requests;
    private final Trips trips;
    private final TripCookie cookie;
    private final BrokerSettings settings;
    private final Handback handback;
    private final Clock clock;

    Departures(
            Callbacks callbacks,
            AuthorizationRequests requests,
            Trips trips,
            TripCookie cookie,
            BrokerSettings settings,
            Handback handback,
            Clock clock) {
        this.callbacks = callbacks;
        this.requests = requests;
        this.trips = trips;
        this.cookie = cookie;
        this.settings = settings;
        this.handback = handback;
        this.clock = clock;
    }

    boolean goWithoutAsking() {
        return !settings.consentFirst();
    }

    /**
     * Sends the browser to the provider.
     *
     * @param demands what the application demands of the sign-in. OpenID Connect Core section 3.1.2.1; plain OAuth has no
     *     words for it
     * @param wasAsked whether the user has just approved the request that waits, if one does
     */
    Response leave(
            Provider provider,
            ReturnTo target,
            Optional<ConsentQuestion> question,
            Optional<UserSession> linking,
            FormParameters demands,
            boolean wasAsked) {
        if (target.path().length() > LONGEST_REQUEST)
            throw OAuthException.invalidRequest("The request that waits has more than " + LONGEST_REQUEST
                    + " characters. The application can send it ahead (RFC 9126).");
        CodeVerifier verifier = CodeVerifier.random();
        var trip = new Trip(
                RandomSecret.generate(SECRET_BYTES),
                provider.id(),
                target.path(),
                question.map(ConsentQuestion::clientId),
                wasAsked && question.isPresent(),
                linking.map(session -> session.user().id()),
                verifier.value(),
                RandomSecret.generate(SECRET_BYTES),
                clock.instant().plus(settings.trip()));
        URI there;
        try {
            there = requests.address(
                    provider,
                    callbacks.address(provider),
                    trip.state(),
                    verifier,
                    trip.nonce(),
                    provider.isOpenId() ? demands : FormParameters.NONE);
        } catch (UpstreamFailure failure) {
            return handback.failed(provider, trip, failure);
        }
        trips.begin(trip);
        return Response.seeOther(there)
                .cookie(cookie.make(trip))
                .header("Cache-Control", "no-store")
                .build();
    }
}
