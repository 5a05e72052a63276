package oauthlab.auth.broker;

import static oauthlab.shared.protocol.ParameterNames.MAX_AGE;
import static oauthlab.shared.protocol.ParameterNames.PROMPT;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import oauthlab.auth.broker.pendinglogins.PendingLogin;
import oauthlab.auth.broker.relyingparty.Identities;
import oauthlab.auth.broker.relyingparty.Identity;
import oauthlab.auth.broker.relyingparty.ProviderTokens;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.browser.consent.ConsentSeeker;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.foundation.endpoint.FormParameters;

/**
 * Reads who the user is, and checks that they signed in as recently as the application demands. We ask the provider for that
 * ({@code prompt}, {@code max_age}); only its {@code auth_time} shows that it did it. OpenID Connect Core section 3.1.2.1.
 */
@ApplicationScoped
class FreshIdentities {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final Identities identities;
    private final ConsentSeeker seeker;
    private final BrokerSettings settings;
    private final Clock clock;

    FreshIdentities(Identities identities, ConsentSeeker seeker, BrokerSettings settings, Clock clock) {
        this.identities = identities;
        this.seeker = seeker;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws UpstreamFailure when nobody says who it is, or when the sign-in is older than demanded, or of unknown age */
    Identity read(Provider provider, ProviderTokens tokens, PendingLogin pending) {
        Identity identity = identities.read(provider, tokens, pending.nonce());
        FormParameters demands = new ReturnTo(pending.returnTo())
                .authorizationRequest()
                .map(seeker::demands)
                .orElse(FormParameters.NONE);
        boolean isDemanded = demands.has(PROMPT) || demands.has(MAX_AGE);
        if (isDemanded
                && identity.authTime()
                        .filter(authTime -> isFresh(authTime, pending, demands))
                        .isEmpty())
            throw UpstreamFailure.stale(provider.name() + " did not ask the user to sign in again (auth_time)");
        return identity;
    }

    private boolean isFresh(Instant authTime, PendingLogin pending, FormParameters demands) {
        Instant left = pending.expiresAt().minus(settings.pendingLogin());
        if (!authTime.isBefore(left.minus(CLOCK_SKEW))) return true;
        return !demands.has(PROMPT)
                && demands.get(MAX_AGE)
                        .map(Long::valueOf)
                        .filter(age -> !authTime.plusSeconds(age).isBefore(clock.instant()))
                        .isPresent();
    }
}
