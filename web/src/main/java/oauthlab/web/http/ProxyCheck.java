package oauthlab.web.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stops the start when everybody could choose their own address: {@code X-Forwarded-For} is believed, and not only from the proxy.
 * RFC 7239 section 8.1.
 */
@Singleton
class ProxyCheck {

    private final boolean isForwarding;
    private final Optional<List<String>> trusted;

    ProxyCheck(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean isForwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.isForwarding = isForwarding;
        this.trusted = trusted;
    }

    void check(@Observes StartupEvent start) {
        if (isForwarding && trusted.isEmpty())
            throw new IllegalStateException(
                    "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING is on, so everybody could claim any"
                            + " address. Name the proxy too: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES=10.0.0.5");
    }
}
