package oauthlab.auth.operate.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientSecret;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.auth.tokens.revocation.RevokedTokens;

/** Does what the administrator asks for. A change and its trace in the audit are one transaction. */
@ApplicationScoped
class ClientAdministration {

    private final Clients clients;
    private final TokenFamilies families;
    private final RevokedTokens revoked;
    private final AuditLog audit;

    ClientAdministration(Clients clients, TokenFamilies families, RevokedTokens revoked, AuditLog audit) {
        this.clients = clients;
        this.families = families;
        this.revoked = revoked;
        this.audit = audit;
    }

    /** @return false if there is a client with this id already */
    @Transactional
    boolean add(Client client) {
        boolean added = clients.addIfAbsent(client);
        if (added) audit.write(event("client.added", client.id(), client.name()));
        return added;
    }

    /** @return false if there is no such client */
    @Transactional
    boolean addSecret(String clientId, ClientSecret secret, Instant oldUntil) {
        boolean there = clients.addSecret(clientId, secret, oldUntil);
        if (there) audit.write(event("client.secret_added", clientId, "the ones before end at " + oldUntil));
        return there;
    }

    /** Its refresh tokens end for good; its access tokens are inactive for as long as it is disabled. */
    @Transactional
    boolean disable(String clientId) {
        boolean there = clients.setEnabled(clientId, false);
        if (there) {
            families.revokeClient(clientId, "the client was disabled");
            audit.write(event("client.disabled", clientId, "by the administrator"));
        }
        return there;
    }

    @Transactional
    boolean enable(String clientId) {
        boolean there = clients.setEnabled(clientId, true);
        if (there) {
            revoked.restore(RevokedTokens.client(clientId));
            audit.write(event("client.enabled", clientId, "by the administrator"));
        }
        return there;
    }

    private static AuditEvent event(String type, String clientId, String reason) {
        return AuditEvent.ok(type, clientId, null, reason);
    }
}
