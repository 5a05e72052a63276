package oauthlab.auth.authorize;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oauthlab.auth.clients.Client;
import oauthlab.auth.consent.Consents;
import oauthlab.auth.login.SignInWay;
import oauthlab.auth.sessions.UserSession;

/** What the user still has to do for a request: sign in, say yes, or nothing. OpenID Connect Core section 3.1.2.1. */
@ApplicationScoped
class UserInvolvement {

    private final Consents consents;
    private final List<SignInWay> ways;
    private final Clock clock;

    UserInvolvement(Consents consents, @All List<SignInWay> ways, Clock clock) {
        this.consents = consents;
        this.ways = ways;
        this.clock = clock;
    }

    boolean hasSignedInAsDemanded(AuthorizationRequest request, UserSession session) {
        Instant now = clock.instant();
        boolean isTooOld = request.maxAge()
                .filter(age -> session.authTime().plus(age).isBefore(now))
                .isPresent();
        boolean cameAsSet =
                ways.stream().allMatch(way -> way.suffices(request.client().id(), session));
        return !isTooOld && cameAsSet && !request.demandsSignIn() && isMeant(request, session);
    }

    /** Is this the user whom the client means? Section 3.1.2.2: then it gets tokens for nobody else. */
    boolean isMeant(AuthorizationRequest request, UserSession session) {
        return request.meantUser().filter(id -> !id.equals(session.user().id())).isEmpty();
    }

    /**
     * A public client on a loopback address can be anybody: whoever runs a program there. So its user is asked every
     * time. RFC 6749 section 10.2, RFC 8252 section 8.6.
     */
    boolean mustAsk(AuthorizationRequest request, UserSession session) {
        Client client = request.client();
        if (client.rules().firstParty()) return false;
        boolean isProven = !client.isPublic() || request.redirectUri().startsWith("https:");
        if (request.demandsConsent() || !isProven) return true;
        return !consents.covers(session.user().id(), client.id(), request.scopes(), request.audience());
    }
}
