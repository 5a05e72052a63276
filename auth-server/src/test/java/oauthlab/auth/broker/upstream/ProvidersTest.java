package oauthlab.auth.broker.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {

    @ParameterizedTest
    @CsvSource({"github,GitHub", "google,Google", "entra,Microsoft"})
    void with_a_preset_id_and_secret_suffice(String preset, String name) {
        Provider provider = providers(Map.of("preset", preset, "client-id", "id", "client-secret", "s"))
                .find("x")
                .orElseThrow();
        assertEquals(name, provider.name());
        assertFalse(provider.scopes().isEmpty());
        assertEquals(preset.equals("github"), provider.issuer().isEmpty());
        assertEquals(!preset.equals("github"), provider.subject().inIdToken());
    }

    @Test
    void a_preset_can_be_overridden_piece_by_piece() {
        Provider provider = providers(
                        Map.of("preset", "github", "client-id", "id", "name", "Our GitHub", "scopes", "repo,read:user"))
                .find("x")
                .orElseThrow();
        assertEquals("Our GitHub", provider.name());
        assertTrue(provider.scopes().contains("repo"));
        assertEquals("https://api.github.com/user", provider.byHand().get("userinfo_endpoint"));
    }

    /** It says another name when a browser comes back than its users are kept under. */
    @Test
    void github_names_itself_and_its_users_stay_who_they_were() {
        Provider provider = providers(Map.of("preset", "github", "client-id", "id"))
                .find("x")
                .orElseThrow();
        assertEquals("https://github.com/login/oauth", provider.responseIssuer().orElseThrow());
        assertEquals("https://github.com/login/oauth/access_token", provider.authority());
    }

    @Test
    void entra_refreshes_only_who_names_the_scopes_again() {
        assertTrue(providers(Map.of("preset", "entra", "client-id", "id"))
                .find("x")
                .orElseThrow()
                .refreshesWithScope());
        assertFalse(providers(Map.of("preset", "google", "client-id", "id"))
                .find("x")
                .orElseThrow()
                .refreshesWithScope());
    }

    @Test
    void google_gives_a_refresh_token_only_to_who_asks_in_its_way() {
        Provider provider = providers(Map.of("preset", "google", "client-id", "id"))
                .find("x")
                .orElseThrow();
        assertEquals("offline", provider.parameters().get("access_type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-id=id | .issuer",
                "client-id=id;authorization-endpoint=https://x/a | .issuer",
                "client-id=id;issuer=https://x;tokens=give-away | .tokens: must be 'passthrough' or 'swap', not 'give-away'",
                "client-id=id;issuer=https://x;client-auth-method=none | must be 'client_secret_post'",
                "client-id=id;issuer=https://x;subject-from=email | must be 'id_token' or 'userinfo'",
                "client-id=id;authorization-endpoint=https://x/a;token-endpoint=https://x/t | must be 'userinfo'"
            })
    void a_setting_that_cannot_work_says_so(String settings, String message) {
        var map = new HashMap<String, String>();
        for (String pair : settings.split(";")) map.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        var refused = assertThrows(IllegalStateException.class, () -> providers(map));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void no_log_line_shows_a_secret() {
        Provider provider = providers(Map.of("preset", "github", "client-id", "id", "client-secret", "very secret"))
                .find("x")
                .orElseThrow();
        assertFalse(provider.toString().contains("very secret"));
    }

    private static Providers providers(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        settings.forEach((name, value) -> all.put("oauthlab.upstream.providers.x." + name, value));
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProviderSettings.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return new Providers(config.getConfigMapping(ProviderSettings.class));
    }
}
