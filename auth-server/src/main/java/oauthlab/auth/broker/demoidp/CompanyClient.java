package oauthlab.auth.broker.demoidp;

import static oauthlab.shared.protocol.GrantType.AUTHORIZATION_CODE;
import static oauthlab.shared.protocol.GrantType.REFRESH_TOKEN;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.shared.protocol.Scopes;

/** The one application that Company knows. Somebody has registered it by hand, as many providers want it. */
class CompanyClient {

    void seed(@Observes @Priority(20) StartupEvent start, LabMode lab, CompanySettings settings, Clients clients) {
        if (!lab.isOn() || !settings.enabled()) return;
        clients.addIfAbsent(new ClientBuilder("oauth-lab")
                .name("OAuth lab")
                .secret("company-secret-13579")
                .grantTypes(AUTHORIZATION_CODE, REFRESH_TOKEN)
                .scopes(Scopes.of("openid", "profile", "email", "offline_access", "repos:read"))
                .redirectUris(List.of(
                        settings.proxy() + "/broker/company/callback",
                        settings.proxy() + "/broker/company-passthrough/callback"))
                .defaultResource(Optional.of("repositories"))
                .build());
    }
}
