package oauthlab.agent.oauth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.Stranger;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who issues tokens for this server, and who only says so? */
@QuarkusTest
class DiscoveryTest {

    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String SERVER = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String PROTECTED =
            "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":[\"$BASE\"],\"scopes_supported\":[\"a\",\"b\"]}";
    private static final String METADATA = """
            {"issuer":"$BASE","authorization_endpoint":"$BASE/authorize","token_endpoint":"$BASE/token",
             "code_challenge_methods_supported":["S256"],"something_new":{"a":1}}""";

    @Inject
    Discovery discovery;

    private final List<DiscoveryStep> findings = new ArrayList<>();
    private Stranger stranger;

    @BeforeEach
    void start() throws IOException {
        stranger = new Stranger();
    }

    @AfterEach
    void stop() {
        stranger.close();
    }

    @Test
    void the_challenge_says_where_to_look() {
        stranger.at("/elsewhere", PROTECTED).at(SERVER, METADATA);
        Discovered found = discover("Bearer resource_metadata=\"" + stranger.base() + "/elsewhere\", scope=\"a\"");
        assertEquals(stranger.base(), found.issuer());
        assertEquals(stranger.base() + "/mcp", found.resource());
        assertEquals(Scopes.of("a", "b"), found.scopesSupported());
        assertEquals(List.of("GET /elsewhere", "GET " + SERVER), lines());
        assertEquals(3, findings.size());
    }

    @ParameterizedTest
    @CsvSource({
        RESOURCE + "/mcp, $BASE/mcp",
        RESOURCE + ", $BASE/mcp",
        RESOURCE + ", $BASE",
        RESOURCE + ", $BASE/",
    })
    void without_a_challenge_both_places_are_looked_at(String path, String resource) {
        stranger.at(path, PROTECTED.replace("$BASE/mcp", resource)).at(SERVER, METADATA);
        assertEquals(resource.replace("$BASE", stranger.base()), discover().resource());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/mcp",
                "$BASE/mc",
                "$BASE/mcp/deeper",
                "$BASE/other",
                "$BASE/mcp?tenant=1",
                "$BASE.example.com/mcp",
                "no address"
            })
    void a_document_that_speaks_for_another_resource_is_refused(String resource) {
        stranger.at(RESOURCE + "/mcp", PROTECTED.replace("$BASE/mcp", resource)).at(SERVER, METADATA);
        assertTrue(refused().getMessage().contains("speaks for another resource"));
        assertFalse(lines().contains("GET " + SERVER));
    }

    @Test
    void a_pointer_to_nothing_is_not_looked_past() {
        stranger.at(RESOURCE + "/mcp", PROTECTED).at(SERVER, METADATA);
        String challenge = "Bearer resource_metadata=\"" + stranger.base() + "/nothing\"";
        assertTrue(assertThrows(AgentException.class, () -> discover(challenge))
                .getMessage()
                .contains("/nothing -> 404"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server/tenant",
                "/.well-known/openid-configuration/tenant",
                "/tenant/.well-known/openid-configuration"
            })
    void an_issuer_with_a_path_has_three_places(String path) {
        stranger.at(RESOURCE, PROTECTED.replace("[\"$BASE\"]", "[\"$BASE/tenant\"]"))
                .at(path, METADATA.replace("\"issuer\":\"$BASE\"", "\"issuer\":\"$BASE/tenant\""));
        assertEquals(stranger.base() + "/tenant", discover().issuer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "$BASE/", "$BASE/tenant", "HTTP://127.0.0.1"})
    void metadata_that_speak_for_another_issuer_are_refused(String issuer) {
        stranger.at(RESOURCE, PROTECTED)
                .at(OPENID, METADATA.replace("\"issuer\":\"$BASE\"", "\"issuer\":\"" + issuer + "\""));
        assertTrue(refused().getMessage().contains("speaks for another issuer"));
    }

    @Test
    void a_server_without_any_document_is_its_own_authorization_server() {
        stranger.at(SERVER, METADATA);
        assertEquals(stranger.base(), discover().issuer());
    }

    @Test
    void credentials_are_for_the_configured_issuer_only() {
        stranger.at(RESOURCE, PROTECTED).at(SERVER, METADATA);
        var refusal = assertThrows(
                AgentException.class,
                () -> discovery.discover(
                        server(), Optional.of(URI.create("https://login.example.com")), Challenge.NONE, findings::add));
        assertTrue(refusal.getMessage().contains("https://login.example.com"));
        assertFalse(lines().contains("GET " + SERVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"plain\"]", "[]", "null"})
    void a_server_without_s256_is_refused(String methods) {
        stranger.at(RESOURCE, PROTECTED).at(SERVER, METADATA.replace("[\"S256\"]", methods));
        Discovered found = discover();
        var refusal =
                assertThrows(AgentException.class, () -> Discovery.requireForApproval(found.authorizationServer()));
        assertTrue(refusal.getMessage().contains("PKCE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/token", "ftp://127.0.0.1/token", "/token", "https://a:b@example.com/t"})
    void secrets_are_sent_to_safe_addresses_only(String endpoint) {
        stranger.at(RESOURCE, PROTECTED).at(SERVER, METADATA.replace("$BASE/token", endpoint));
        assertTrue(refused().getMessage().startsWith("The token_endpoint of " + stranger.base()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resource\":[1]}", "{\"authorization_servers\":\"x\"}"})
    void nonsense_is_said_to_be_so(String document) {
        stranger.at(RESOURCE, document).at(SERVER, METADATA);
        assertTrue(refused().getMessage().contains(RESOURCE));
    }

    /** Some servers answer every address with their page, or an empty object. */
    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "{}", "null", "7", "\"text\"", "{\"error\":\"not found\"}"})
    void what_is_no_document_does_not_hide_the_next_place(String page) {
        stranger.at(RESOURCE + "/mcp", page)
                .at(RESOURCE, PROTECTED.replace("[\"$BASE\"]", "[\"$BASE/tenant\"]"))
                .at(SERVER + "/tenant", page)
                .at(OPENID + "/tenant", page)
                .at("/tenant" + OPENID, METADATA.replace("\"issuer\":\"$BASE\"", "\"issuer\":\"$BASE/tenant\""));
        assertEquals(stranger.base() + "/tenant", discover().issuer());
    }

    @Test
    void an_authorization_server_that_is_down_does_not_hide_the_next() {
        stranger.at(
                        RESOURCE,
                        PROTECTED.replace(
                                "[\"$BASE\"]", "[\"http://127.0.0.1:1\",\"http://evil.example\",null,\"$BASE\"]"))
                .at(SERVER, METADATA);
        assertEquals(stranger.base(), discover().issuer());
    }

    @Test
    void when_all_are_down_the_first_one_is_named() {
        stranger.at(RESOURCE, PROTECTED.replace("[\"$BASE\"]", "[\"http://127.0.0.1:1\",\"$BASE\"]"));
        assertTrue(
                refused().getMessage().contains("http://127.0.0.1:1"), refused().getMessage());
    }

    @Test
    void the_closing_slash_of_an_issuer_is_not_in_the_address_and_stays_in_its_name() {
        stranger.at(RESOURCE, PROTECTED.replace("[\"$BASE\"]", "[\"$BASE/tenant/\"]"))
                .at(SERVER + "/tenant", METADATA.replace("\"issuer\":\"$BASE\"", "\"issuer\":\"$BASE/tenant/\""));
        assertEquals(stranger.base() + "/tenant/", discover().issuer());
    }

    @Test
    void two_issuers_that_differ_by_one_slash_are_said_to() {
        stranger.at(RESOURCE, PROTECTED).at(SERVER, METADATA.replace("\"issuer\":\"$BASE\"", "\"issuer\":\"$BASE/\""));
        assertTrue(
                refused().text().contains("differ by the slash at the end"),
                refused().text());
    }

    @Test
    void a_query_belongs_to_the_resource() {
        stranger.at(
                        RESOURCE + "/mcp",
                        asked -> Stranger.Answer.json(PROTECTED.replace(
                                "$BASE/mcp", "$BASE/mcp?" + asked.address().getRawQuery())))
                .at(SERVER, METADATA);
        URI server = URI.create(stranger.base() + "/mcp?tenant=1");
        var found = discovery.discover(server, Optional.empty(), Challenge.NONE, findings::add);
        assertEquals(server.toString(), found.resource());
        stranger.at(RESOURCE + "/mcp", PROTECTED.replace("$BASE/mcp", "$BASE/mcp?tenant=2"));
        assertThrows(
                AgentException.class,
                () -> discovery.discover(server, Optional.empty(), Challenge.NONE, findings::add));
    }

    @Test
    void redirects_are_not_followed() {
        stranger.at(RESOURCE, asked -> new Stranger.Answer(302, Map.of("Location", "$BASE/elsewhere"), ""))
                .at("/elsewhere", PROTECTED)
                .at(SERVER, METADATA);
        discover();
        assertFalse(lines().contains("GET /elsewhere"));
    }

    private URI server() {
        return URI.create(stranger.base() + "/mcp");
    }

    private Discovered discover(String... challenge) {
        return discovery.discover(server(), Optional.empty(), Challenge.in(List.of(challenge)), findings::add);
    }

    private AgentException refused() {
        return assertThrows(AgentException.class, this::discover);
    }

    private List<String> lines() {
        return stranger.asked().stream().map(Stranger.Asked::line).toList();
    }
}
