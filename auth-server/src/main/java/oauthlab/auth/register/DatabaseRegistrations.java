package oauthlab.auth.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import oauthlab.auth.audit.AuditEvent;
import oauthlab.auth.audit.AuditLog;
import oauthlab.auth.clientmetadata.ClientMetadata;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.families.TokenFamilies;
import oauthlab.shared.secret.Digests;

/** Registrations in the database, beside the clients that they made. */
@ApplicationScoped
class DatabaseRegistrations implements Registrations, PanacheRepositoryBase<RegistrationEntity, String> {

    private final Clients clients;
    private final TokenFamilies families;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    DatabaseRegistrations(Clients clients, TokenFamilies families, AuditLog audit, ObjectMapper json, Clock clock) {
        this.clients = clients;
        this.families = families;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Registration add(Client client, ClientMetadata metadata, String managementToken) {
        clients.addIfAbsent(client);
        var row = new RegistrationEntity();
        row.clientId = client.id();
        row.tokenDigest = Digests.sha256(managementToken);
        row.metadata = write(metadata);
        row.issuedAt = clock.instant();
        persist(row);
        audit.write(AuditEvent.ok("client.registered", client.id(), null, client.name()));
        return toRegistration(row);
    }

    @Override
    @Transactional
    public Optional<Registration> find(String clientId, String managementToken) {
        return findByIdOptional(clientId)
                .filter(row -> Digests.matches(managementToken, row.tokenDigest))
                .map(this::toRegistration);
    }

    @Override
    @Transactional
    public Optional<Registration> replace(Client client, ClientMetadata metadata) {
        Optional<RegistrationEntity> row = locked(client.id());
        row.ifPresent(found -> {
            clients.replace(client);
            found.metadata = write(metadata);
            audit.write(AuditEvent.ok("client.changed", client.id(), null, "by its registration token"));
        });
        return row.map(this::toRegistration);
    }

    @Override
    @Transactional
    public void remove(String clientId) {
        Optional<RegistrationEntity> row = locked(clientId);
        if (row.isEmpty()) return;
        delete(row.get());
        clients.remove(clientId);
        families.revokeClient(clientId, "the client was removed");
        audit.write(AuditEvent.ok("client.removed", clientId, null, "by its registration token"));
    }

    /** Of two changes at once the second waits here for the first, and sees what that one left. */
    private Optional<RegistrationEntity> locked(String clientId) {
        return Optional.ofNullable(findById(clientId, LockModeType.PESSIMISTIC_WRITE));
    }

    private Registration toRegistration(RegistrationEntity row) {
        try {
            return new Registration(row.clientId, json.readValue(row.metadata, ClientMetadata.class), row.issuedAt);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the registration of " + row.clientId + " cannot be read", damaged);
        }
    }

    private String write(ClientMetadata metadata) {
        try {
            return json.writeValueAsString(metadata);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
