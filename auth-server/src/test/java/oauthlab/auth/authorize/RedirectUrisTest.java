package oauthlab.auth.authorize;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientSecret;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.clientmetadata.RedirectUris;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

class RedirectUrisTest {

    @Test
    @Spec({"RFC 6749 3.1.2.3 b", "RFC 9700 2.1 a"})
    void a_redirect_uri_matches_itself_only() {
        Client client = client(GrantType.AUTHORIZATION_CODE, "https://app.example/cb?tenant=1");
        assertTrue(RedirectUris.belongsTo(client, "https://app.example/cb?tenant=1"));
        assertFalse(RedirectUris.belongsTo(client, "https://app.example/cb"));
        assertFalse(RedirectUris.belongsTo(client, "https://app.example:444/cb?tenant=1"));
    }

    @Test
    @Spec("RFC 8252 8.4 b")
    void a_private_scheme_has_no_port_to_change() {
        Client client = client(GrantType.AUTHORIZATION_CODE, "myapp://localhost/callback");
        assertTrue(RedirectUris.belongsTo(client, "myapp://localhost/callback"));
        assertFalse(RedirectUris.belongsTo(client, "myapp://localhost:9/callback"));
    }

    @Test
    @Spec("RFC 8252 7.3")
    void the_ipv6_loopback_address_may_have_any_port() {
        assertTrue(RedirectUris.belongsTo(
                client(GrantType.AUTHORIZATION_CODE, "http://[::1]/cb"), "http://[::1]:9999/cb"));
    }

    /** What the checks say to a client that has this grant only. */
    static RejectedRequest rejection(String grantType) {
        Client client = client(GrantType.fromWire(grantType).orElseThrow(), "http://127.0.0.1/cb");
        var checks =
                new AuthorizationRequestChecks(new OneClient(client), null, null, new Issuer("http://localhost:4000"));
        return assertThrows(
                RejectedRequest.RedirectWithError.class,
                () -> checks.check(FormParameters.parse("client_id=c&redirect_uri=http://127.0.0.1/cb"), false));
    }

    private static Client client(GrantType grantType, String redirectUri) {
        return new ClientBuilder("c")
                .grantTypes(grantType)
                .scopes(Scopes.of("tasks:read"))
                .redirectUris(List.of(redirectUri))
                .build();
    }

    /** A directory with a single entry. */
    private record OneClient(Client client) implements Clients {
        @Override
        public Optional<Client> find(String clientId) {
            return Optional.of(client);
        }

        @Override
        public List<Client> page(int limit, int offset) {
            return List.of(client);
        }

        @Override
        public long total() {
            return 1;
        }

        @Override
        public boolean addIfAbsent(Client other) {
            return false;
        }

        @Override
        public boolean replace(Client other) {
            return false;
        }

        @Override
        public boolean addSecret(String clientId, ClientSecret secret, Instant oldUntil) {
            return false;
        }

        @Override
        public boolean setEnabled(String clientId, boolean enabled) {
            return false;
        }

        @Override
        public boolean remove(String clientId) {
            return false;
        }
    }
}
