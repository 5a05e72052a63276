package oauthlab.agent.oauth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.OAuthOptions.AssertionOptions;
import oauthlab.agent.foundation.config.OAuthOptions.IdentityProvider;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JWT of somebody else stands for the approval of a person. */
@QuarkusTest
class AssertionTest extends AccessTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("assertion.jwt"), "of-the-platform\n");
    }

    @Test
    void a_jwt_of_the_platform_is_traded_for_a_token() {
        assertEquals(200, call(open(Optional.empty())));
        Map<String, String> form = asked("/token").get(0).form();
        assertEquals(JWT_BEARER, form.get("grant_type"));
        assertEquals("of-the-platform", form.get("assertion"));
        assertEquals("workload", form.get("client_id"));
        assertEquals(servers.stranger.base() + "/mcp", form.get("resource"));
    }

    @Test
    void the_organisation_trades_an_id_token_for_it() {
        servers.stranger.at("/idp", """
                {"access_token":"of-the-organisation","token_type":"N_A",
                 "issued_token_type":"urn:ietf:params:oauth:token-type:id-jag"}""");
        assertEquals(200, call(open(Optional.of(provider()))));
        Map<String, String> exchange = asked("/idp").get(0).form();
        assertEquals("of-the-platform", exchange.get("subject_token"));
        assertEquals("urn:ietf:params:oauth:token-type:id-jag", exchange.get("requested_token_type"));
        assertEquals(servers.stranger.base(), exchange.get("audience"));
        assertEquals("agent-there", exchange.get("client_id"));
        assertEquals("of-the-organisation", asked("/token").get(0).form().get("assertion"));
    }

    @Test
    void something_else_of_the_organisation_goes_nowhere() {
        servers.stranger.at("/idp", "{\"access_token\":\"an-access-token\",\"token_type\":\"Bearer\"}");
        var refusal = assertThrows(AgentException.class, () -> call(open(Optional.of(provider()))));
        assertEquals("issued_token_type is null", refusal.details().get(0));
        assertEquals(List.of(), asked("/token"));
    }

    @Test
    void a_refusal_is_final() {
        servers.stranger.at(
                "/token", asked -> Answer.of(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Over.\"}"));
        var refusal = assertThrows(AgentException.class, () -> call(open(Optional.empty())));
        assertEquals(List.of("invalid_grant: Over."), refusal.details());
        assertEquals(List.of(JWT_BEARER), grants());
    }

    private IdentityProvider provider() {
        return new IdentityProvider(URI.create(servers.stranger.base() + "/idp"), "agent-there");
    }

    private ServerAccess open(Optional<IdentityProvider> provider) {
        OAuthOptions usual = OAuthOptions.usual();
        var options = new OAuthOptions(
                Optional.of(URI.create(servers.stranger.base())),
                usual.callbackPort(),
                true,
                StorageType.MEMORY,
                usual.clientMetadata(),
                Optional.of("workload"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AssertionOptions(file, provider)));
        return accesses.open(servers.server(options), OnBehalf.of(ApprovalMethod.NOBODY, somebody));
    }
}
