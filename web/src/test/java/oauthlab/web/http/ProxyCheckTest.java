package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyCheckTest {

    private static final StartupEvent START = new StartupEvent();

    @Test
    void forwarded_addresses_from_everybody_stop_the_start() {
        var check = new ProxyCheck(true, Optional.empty());
        var refused = assertThrows(IllegalStateException.class, () -> check.check(START));
        assertTrue(refused.getMessage().contains("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES"), refused.getMessage());
    }

    @Test
    void a_named_proxy_and_no_proxy_are_fine() {
        new ProxyCheck(true, Optional.of(List.of("10.0.0.5"))).check(START);
        new ProxyCheck(false, Optional.empty()).check(START);
    }
}
