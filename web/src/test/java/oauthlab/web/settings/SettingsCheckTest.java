package oauthlab.web.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final Map<String, String> DEFAULTS = Map.of(
            "oauthlab.lifetimes.access-token", "${ACCESS:PT1H}",
            "oauthlab.lifetimes.refresh-grace", "PT20S",
            "oauthlab.clock-offset", "PT0S",
            "oauthlab.quotas.device.by-client", "1000",
            "oauthlab.issuer", "http://localhost:4000",
            "oauthlab.http.address", "http://localhost:4001",
            "oauthlab.audience", "http://localhost:4001",
            "oauthlab.resources.identifiers.task-mcp", "http://localhost:4002/mcp");

    @Test
    void what_can_work_starts() {
        check(Map.of());
        check(Map.of(
                "oauthlab.lifetimes.refresh-grace", "PT0S",
                "oauthlab.clock-offset", "-PT5M",
                "oauthlab.quotas.device.by-client", "0",
                "oauthlab.issuer", "https://auth.example/tenant/",
                "oauthlab.audience", "urn:example:tasks",
                "ACCESS", "PT10M"));
    }

    @ParameterizedTest
    @CsvSource({
        "oauthlab.lifetimes.access-token, PT0S, more than 0",
        "oauthlab.lifetimes.access-token, 0, more than 0",
        "oauthlab.lifetimes.access-token, -PT1H, negative",
        "oauthlab.lifetimes.access-token, soon, must be a time",
        "oauthlab.lifetimes.refresh-grace, -PT1S, negative",
        "oauthlab.issuer, localhost:4000, must be an address",
        "oauthlab.issuer, auth.example, must be an address",
        "oauthlab.issuer, https:///x, must be an address",
        "oauthlab.issuer, https://auth.example?a=b, no query",
        "oauthlab.issuer, https://auth.example#x, no fragment",
        "oauthlab.issuer, https://a b, must be a URI",
        "oauthlab.http.address, garbage, must be an address",
        "oauthlab.audience, garbage, absolute URI",
        "oauthlab.audience, https://api.example#x, absolute URI",
        "oauthlab.resources.identifiers.task-mcp, garbage, absolute URI"
    })
    void what_cannot_work_stops_the_start_and_is_named(String name, String value, String why) {
        var refused = assertThrows(IllegalStateException.class, () -> check(Map.of(name, value)));
        assertTrue(refused.getMessage().startsWith(name + " must"), refused.getMessage());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertTrue(refused.getMessage().contains("'" + value + "'"), refused.getMessage());
    }

    @Test
    void a_secret_is_no_time_and_is_never_shown() {
        check(Map.of(
                "oauthlab.admin.token",
                "P7f3kQ9zSecret",
                "oauthlab.master-key",
                "PT0+abc",
                "oauthlab.name",
                "P2P portal"));
        var refused = assertThrows(
                IllegalStateException.class,
                () -> check(Map.of("oauthlab.issuer", "https://u:pass-word@auth.example")));
        assertEquals("oauthlab.issuer must have no user in it.", refused.getMessage());
    }

    private static void check(Map<String, String> typed) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(
                        new PropertiesConfigSource(DEFAULTS, "defaults", 100),
                        new PropertiesConfigSource(typed, "typed", 300))
                .build();
        new SettingsCheck(config).check(new StartupEvent());
    }
}
