package oauthlab.auth.authorize;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import oauthlab.auth.authorize.AuthorizationRequestSource.Brought;
import oauthlab.auth.browser.consent.ConsentMemory;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.consent.Consents;
import oauthlab.auth.browser.login.LoginMethod;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.browser.sessions.UserSessions;
import oauthlab.auth.clients.Client;

/** What the user still has to do for a request: sign in, say yes, or nothing. OpenID Connect Core section 3.1.2.1. */
@ApplicationScoped
class UserInteraction {

    /** After the sign-in the user has so much time to read the question. */
    private static final Duration FOR_THE_USER = Duration.ofMinutes(15);

    private final Consents consents;
    private final ConsentMemory memory;
    private final UserSessions sessions;
    private final List<LoginMethod> methods;
    private final Clock clock;

    UserInteraction(
            Consents consents,
            ConsentMemory memory,
            UserSessions sessions,
            @All List<LoginMethod> methods,
            Clock clock) {
        this.consents = consents;
        this.memory = memory;
        this.sessions = sessions;
        this.methods = methods;
        this.clock = clock;
    }

    boolean hasSignedInAsDemanded(AuthorizationRequest request, Brought brought, UserSession session) {
        boolean cameAsSet =
                methods.stream().allMatch(way -> way.suffices(request.client().id(), session));
        boolean isFresh = isFreshEnough(request, session) || isFor(brought, session);
        return cameAsSet && isFresh && isMeant(request, session);
    }

    /** A sign-in that a request demanded is good for one code. */
    boolean takeSignIn(AuthorizationRequest request, Brought brought, UserSession session) {
        return isFreshEnough(request, session)
                || isFor(brought, session) && sessions.takeOnce(session.id(), brought.name());
    }

    private boolean isFreshEnough(AuthorizationRequest request, UserSession session) {
        boolean isTooOld = request.maxAge().filter(age -> isOlder(session, age)).isPresent();
        return !isTooOld && !request.demandsSignIn();
    }

    /** Did this user sign in for this very request? The session says so, and nothing in the URL. */
    private boolean isFor(Brought brought, UserSession session) {
        boolean isNamed = session.requestName().filter(brought.name()::equals).isPresent();
        return isNamed && !isOlder(session, FOR_THE_USER);
    }

    private boolean isOlder(UserSession session, Duration age) {
        return session.authTime().plus(age).isBefore(clock.instant());
    }

    /** Is this the user whom the client means? Section 3.1.2.2: then it gets tokens for nobody else. */
    boolean isMeant(AuthorizationRequest request, UserSession session) {
        return request.meantUser().filter(id -> !id.equals(session.user().id())).isEmpty();
    }

    /**
     * A public client on a loopback address can be any program on that machine, so its user is asked every time. RFC 6749
     * section 10.2, RFC 8252 section 8.6. A public client on the web is asked about again when another site may have sent the
     * browser: that site may have begun the request, and the user never meant to.
     */
    boolean mustAsk(AuthorizationRequest request, Brought brought, UserSession session) {
        Client client = request.client();
        if (client.rules().firstParty()) return false;
        boolean isProven = !client.isPublic()
                || request.redirectUri().toLowerCase(Locale.ROOT).startsWith("https:") && !brought.isFromAnotherSite();
        if (request.demandsConsent() || !isProven) return true;
        return !consents.covers(session.user().id(), question(request));
    }

    void approves(AuthorizationRequest request, UserSession session) {
        memory.remember(session.user().id(), question(request));
    }

    static ConsentQuestion question(AuthorizationRequest request) {
        return new ConsentQuestion(
                request.client().name(),
                request.client().id(),
                request.redirectUri(),
                request.scopes(),
                request.audience());
    }
}
