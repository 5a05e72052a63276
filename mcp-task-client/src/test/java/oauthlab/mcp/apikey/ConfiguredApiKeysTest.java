package oauthlab.mcp.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.mcp.StandIns;
import oauthlab.shared.secret.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys there are, and what they may. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ConfiguredApiKeysTest {

    private static final String KEY = "key-of-a-job-1";
    private static final String PUBLISHED = "key-web-app-13579";

    @Inject
    Permissions permissions;

    @ParameterizedTest
    @CsvSource({
        "read, tasks:read",
        "tools:*, tasks:read tasks:write",
        "*, admin tasks:read tasks:write user:read",
        "nonsense, ''"
    })
    void permissions_become_scopes(String permission, String scopes) {
        assertEquals(scopes, permissions.scopes(Set.of(permission)).toString());
    }

    @Test
    void a_key_is_found_by_itself_and_by_nothing_else() {
        var keys = keys(settings("job", KEY, "read"));
        assertEquals("job", keys.find(KEY).orElseThrow().name());
        assertEquals(Optional.empty(), keys.find(Digests.sha256(KEY)), "whoever read the settings has no key");
        assertEquals(Optional.empty(), keys.find(KEY + "0"));
    }

    @Test
    void the_published_keys_are_good_in_lab_mode_only() {
        assertEquals(Optional.empty(), keys(settings("job", KEY, "read")).find(PUBLISHED));
        var lab = settings("job", KEY, "read");
        lab.put("oauthlab.lab-mode", "true");
        assertEquals("web-app", keys(lab).find(PUBLISHED).orElseThrow().name());
    }

    @Test
    void a_published_key_in_the_settings_stops_the_start() {
        assertTrue(refused(settings("job", PUBLISHED, "read")).contains("everybody can read in the lessons"));
    }

    @Test
    void a_key_where_its_digest_belongs_stops_the_start_and_is_not_shown() {
        var settings = settings("job", KEY, "read");
        settings.put("oauthlab.api-keys.known.job.digest", KEY);
        assertFalse(refused(settings).contains(KEY));
        assertTrue(refused(settings).startsWith("oauthlab.api-keys.known.job.digest is no SHA-256"));
    }

    @Test
    void a_permission_that_nobody_knows_stops_the_start() {
        assertTrue(refused(settings("job", KEY, "write"))
                .startsWith("oauthlab.api-keys.known.job.permissions is [write]"));
    }

    @Test
    void two_clients_with_one_key_stop_the_start() {
        var settings = settings("job", KEY, "read");
        settings.putAll(settings("other", KEY, "*"));
        assertTrue(refused(settings).contains("give each client a key of its own"));
    }

    @Test
    void a_key_without_a_client_of_its_own_stops_the_start() {
        var settings = settings("job", KEY, "read");
        settings.remove("oauthlab.api-keys.known.job.client-secret");
        assertTrue(refused(settings).startsWith("oauthlab.api-keys.known.job.client-secret is missing"));
        settings.put("oauthlab.auth-mode", "oauth");
        assertEquals("job", keys(settings).find(KEY).orElseThrow().name(), "a late key needs none");
    }

    @Test
    void a_key_stands_for_the_client_that_the_settings_name() {
        var settings = settings("job", KEY, "read");
        settings.put("oauthlab.api-keys.known.job.client-id", "night-job");
        assertEquals("night-job", keys(settings).find(KEY).orElseThrow().name());
    }

    @Test
    void no_key_stands_for_a_client_whose_key_everybody_can_read() {
        var settings = settings("web-app", KEY, "read");
        settings.put("oauthlab.lab-mode", "true");
        assertTrue(refused(settings).contains("choose another client"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void no_key_stands_for_this_server_itself(String labMode) {
        var settings = settings("job", KEY, "read");
        settings.put("oauthlab.lab-mode", labMode);
        settings.put("oauthlab.api-keys.known.job.client-id", "mcp-task-manager");
        assertTrue(refused(settings).startsWith("oauthlab.api-keys.known.job.client-id is mcp-task-manager"));
    }

    private String refused(Map<String, String> settings) {
        return assertThrows(ConfigurationException.class, () -> keys(settings)).getMessage();
    }

    private ConfiguredApiKeys keys(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ApiKeySettings.class)
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return new ConfiguredApiKeys(config.getConfigMapping(ApiKeySettings.class), permissions);
    }

    private static Map<String, String> settings(String name, String key, String permissions) {
        String known = "oauthlab.api-keys.known." + name;
        var settings = new HashMap<>(Map.of(
                "oauthlab.auth-mode", "both",
                "oauthlab.lab-mode", "false",
                "oauthlab.api-keys.deprecation-warning", "true",
                "oauthlab.api-keys.deprecated-since", "2026-01-01T00:00:00Z",
                "oauthlab.api-keys.sunset", "2027-01-01T00:00:00Z",
                "oauthlab.api-keys.guide", "http://guide.example"));
        settings.put(known + ".digest", Digests.sha256(key));
        settings.put(known + ".owner", "user-456");
        settings.put(known + ".permissions", permissions);
        settings.put(known + ".client-secret", "secret of " + name);
        return settings;
    }
}
