package oauthlab.agent.oauth.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
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

/** Metadata as servers write it: one slip does not spoil the rest. */
@QuarkusTest
class WrongTypesTest {

    private static final String RESOURCE = "/.well-known/oauth-protected-resource/mcp";
    private static final String SERVER = "/.well-known/oauth-authorization-server";

    @Inject
    Discovery discovery;

    private Stranger stranger;

    @BeforeEach
    void start() throws IOException {
        stranger = new Stranger();
        resource("");
        server("");
    }

    @AfterEach
    void stop() {
        stranger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'scopes_supported':{'a':1}",
                "'scopes_supported':7",
                "'bearer_methods_supported':null",
                "'bearer_methods_supported':'header'",
                "'dpop_signing_alg_values_supported':true",
                "'resource_name':{'en':'Name'}",
                "'resource_documentation':['https://example.com']",
                "'jwks_uri':5",
                "'unknown':{'deep':[{'er':null}]}"
            })
    void a_member_of_the_resource_that_is_not_needed_may_be_of_any_type(String member) {
        resource("," + member);
        assertEquals(stranger.base(), discover().issuer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'jwks_uri':5",
                "'scopes_supported':'tasks:read'",
                "'registration_endpoint':{}",
                "'require_pushed_authorization_requests':'perhaps'",
                "'authorization_response_iss_parameter_supported':[]",
                "'grant_types_supported':{'authorization_code':true}",
                "'response_types_supported':[['code'],null,{}]",
                "'mtls_endpoint_aliases':'none'"
            })
    void nor_one_of_the_authorization_server(String member) {
        server("," + member);
        assertEquals(
                stranger.base() + "/token", discover().authorizationServer().tokenEndpoint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tasks:read\"                             | tasks:read",
                "\"tasks:read tasks:write\"                 | tasks:read tasks:write",
                "[\"tasks:read\",null,{\"name\":\"x\"}]     | tasks:read",
                "[\"tasks:read\",\"no \\\" scope\",\"more\"] | tasks:read more"
            })
    void what_is_usable_of_a_list_is_used(String written, String understood) {
        resource(",'scopes_supported':" + written);
        assertEquals(Scopes.parse(understood), discover().scopesSupported());
    }

    @Test
    void one_issuer_that_is_an_object_does_not_hide_the_next() {
        stranger.at(
                RESOURCE, "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":[{\"issuer\":\"x\"},null,\"$BASE\"]}");
        assertEquals(stranger.base(), discover().issuer());
    }

    @Test
    void one_method_as_text_is_a_list_of_one() {
        server(",'code_challenge_methods_supported':'S256'");
        Discovery.requireForApproval(discover().authorizationServer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":\"$BASE\"} | authorization_servers is text, must be a list of addresses.",
                "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":{}}        | authorization_servers is an object, must be a list of addresses.",
                "{\"resource\":[\"$BASE/mcp\"],\"authorization_servers\":[]}      | resource is a list, must be the address of this server.",
                "{\"authorization_servers\":[\"$BASE\"]}                          | resource is missing"
            })
    void what_is_needed_of_the_resource_is_named(String document, String message) {
        stranger.at(RESOURCE, document);
        assertTrue(refused().contains(message), refused());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"issuer\":7,\"token_endpoint\":\"$BASE/token\"}           | issuer is a number, must be an address.",
                "{\"issuer\":\"$BASE\",\"token_endpoint\":[\"$BASE/token\"]} | token_endpoint is a list, must be an address.",
                "{\"issuer\":\"$BASE\",\"token_endpoint\":\"$BASE/t\",\"authorization_endpoint\":true} | authorization_endpoint is true or false, must be an address."
            })
    void what_is_needed_of_the_authorization_server_is_named(String document, String message) {
        stranger.at(SERVER, document);
        assertTrue(refused().contains(message), refused());
    }

    /** RFC 3986 sections 6.2.2 and 6.2.3. */
    @ParameterizedTest
    @CsvSource({
        "/mcp, HTTP://127.0.0.1:$PORT/mcp",
        "/mcp, $BASE/%6Dcp",
        "/mcp, $BASE/x/../mcp",
        "/%6dcp, $BASE/mcp",
        "/a%2fb, $BASE/a%2Fb",
        "/a~b, $BASE/a%7Eb",
    })
    void spellings_of_one_address_are_one_resource(String path, String resource) {
        stranger.at(
                "/.well-known/oauth-protected-resource",
                "{\"resource\":\"" + resource.replace("$PORT", stranger.base().replaceAll(".*:", ""))
                        + "\",\"authorization_servers\":[\"$BASE\"]}");
        stranger.at(RESOURCE, asked -> Stranger.Answer.of(404, ""));
        assertEquals(stranger.base(), discover(path).issuer());
    }

    /** What is encoded for a reason stays another path. */
    @ParameterizedTest
    @CsvSource({"/a/b, $BASE/a%2Fb", "/Mcp, $BASE/mcp", "/mcp, $BASE/mcp/../other", "/mcp, $BASE//mcp"})
    void other_addresses_stay_other_resources(String path, String resource) {
        stranger.at(
                "/.well-known/oauth-protected-resource",
                "{\"resource\":\"" + resource + "\",\"authorization_servers\":[\"$BASE\"]}");
        stranger.at(RESOURCE, asked -> Stranger.Answer.of(404, ""));
        assertTrue(assertThrows(AgentException.class, () -> discover(path))
                .getMessage()
                .contains("speaks for another resource"));
    }

    private void resource(String more) {
        stranger.at(
                RESOURCE,
                "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":[\"$BASE\"]" + more.replace('\'', '"') + "}");
    }

    private void server(String more) {
        stranger.at(SERVER, "{\"issuer\":\"$BASE\",\"token_endpoint\":\"$BASE/token\"" + more.replace('\'', '"') + "}");
    }

    private Discovered discover() {
        return discover("/mcp");
    }

    private Discovered discover(String path) {
        return discovery.discover(URI.create(stranger.base() + path), Optional.empty(), Challenge.NONE, finding -> {});
    }

    private String refused() {
        return assertThrows(AgentException.class, this::discover).text();
    }
}
