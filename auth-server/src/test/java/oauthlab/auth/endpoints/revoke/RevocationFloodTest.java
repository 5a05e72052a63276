package oauthlab.auth.endpoints.revoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import oauthlab.auth.TestClock;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.tokens.revocation.Revocation;
import oauthlab.auth.tokens.revocation.RevokedTokens;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.wire.RevocationList;
import org.junit.jupiter.api.Test;

/** Somebody tries to fill the list of revoked tokens, so that nobody can read it. */
@QuarkusTest
class RevocationFloodTest {

    @Inject
    TestClock clock;

    @Inject
    RevokedTokens revoked;

    private final RevocationReader api = new RevocationReader(1000);

    @Test
    void a_client_that_revokes_without_end_has_one_entry_for_all_its_tokens() {
        String client = "flood-" + UUID.randomUUID();
        Instant issued = clock.instant();
        int before = list().size();
        revokeTokensOf(client, 1001);
        api.forget("");
        assertEquals(before + 1, list().size());
        RevocationList.Entry all = api.copy.get(RevocationList.client(client));
        assertTrue(all.covers(issued));
        assertFalse(all.covers(in(2)), "its next token is good");
        assertTrue(revoked.containsAny(List.of(all.id()), issued));
        assertFalse(revoked.containsAny(List.of(all.id()), in(2)));
    }

    @Test
    void tokens_of_one_approval_end_with_it_when_they_are_too_many() {
        String approval = UUID.randomUUID().toString();
        for (int i = 0; i <= 100; i++)
            revoked.revoke(Revocation.ofToken(
                    UUID.randomUUID().toString(), Optional.of(approval), "carol", client("some-client"), in(600)));
        assertTrue(list().contains(approval));
        assertFalse(api.copy.get(approval).covers(in(2)));
    }

    @Test
    void a_client_that_is_enabled_again_has_not_got_its_revoked_tokens_back() {
        String client = "busy-" + UUID.randomUUID();
        Instant issued = clock.instant();
        revokeTokensOf(client, 1001);
        revoked.revoke(Revocation.ofClient(client, in(60)));
        revoked.restore(RevocationList.client(client));
        list();
        assertTrue(api.copy.get(RevocationList.client(client)).covers(issued));
        assertFalse(api.copy.get(RevocationList.client(client)).covers(in(2)));
    }

    /** What the API knows after reading. */
    private List<String> list() {
        api.read();
        return List.copyOf(api.copy.keySet());
    }

    private List<String> revokeTokensOf(String client, int tokens) {
        List<String> ids = IntStream.range(0, tokens)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        QuarkusTransaction.requiringNew()
                .run(() -> ids.forEach(id ->
                        revoked.revoke(Revocation.ofToken(id, Optional.empty(), client, client(client), in(600)))));
        return ids;
    }

    private static Client client(String id) {
        var authentication = new ClientAuthentication(
                Set.of(ClientAuthMethod.PRIVATE_KEY_JWT), List.of(), Optional.of("{}"), Optional.empty());
        return new ClientBuilder(id).authentication(authentication).build();
    }

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }
}
