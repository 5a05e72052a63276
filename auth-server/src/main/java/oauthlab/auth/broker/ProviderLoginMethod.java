package oauthlab.auth.broker;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.Providers;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokens;
import oauthlab.auth.browser.login.LoginMethod;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.platform.LabMode;

/** The providers, as the sign-in page offers them. */
@ApplicationScoped
class ProviderLoginMethod implements LoginMethod {

    private final Providers providers;
    private final BrokerSettings settings;
    private final UpstreamTokens upstreamTokens;

    ProviderLoginMethod(Providers providers, BrokerSettings settings, UpstreamTokens upstreamTokens) {
        this.providers = providers;
        this.settings = settings;
        this.upstreamTokens = upstreamTokens;
    }

    /** A setting that cannot work, or must not, stops the server at its start. */
    void check(@Observes StartupEvent start, LabMode lab) {
        if (!settings.consentFirst() && !lab.isOn())
            throw new IllegalStateException(
                    "oauthlab.broker.consent-first=false is for lab mode only: without that question"
                            + " any application gets a user's token who is signed in at the provider.");
        settings.clients().forEach((client, provider) -> {
            if (providers.find(provider).isEmpty())
                throw new IllegalStateException("oauthlab.broker.clients." + client + " is '" + provider
                        + "', but there is no oauthlab.upstream.providers." + provider + ".");
        });
    }

    @Override
    public List<Offer> offers(String returnTo) {
        return providers.all().stream()
                .map(provider -> offer(provider, returnTo))
                .toList();
    }

    @Override
    public Optional<Offer> only(String clientId, String returnTo) {
        return Optional.ofNullable(settings.clients().get(clientId))
                .flatMap(providers::find)
                .map(provider -> offer(provider, returnTo));
    }

    /** For a client that is tied to a provider, this very client's users must have come from there. */
    @Override
    public boolean suffices(String clientId, UserSession session) {
        String provider = settings.clients().get(clientId);
        return provider == null
                || session.upstreamId()
                        .flatMap(upstreamTokens::find)
                        .filter(kept -> kept.owner().provider().equals(provider))
                        .filter(kept -> kept.owner().clientId().equals(clientId))
                        .isPresent();
    }

    private static Offer offer(Provider provider, String returnTo) {
        return new Offer(
                provider.name(),
                "/broker/" + provider.id() + "?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
    }
}
