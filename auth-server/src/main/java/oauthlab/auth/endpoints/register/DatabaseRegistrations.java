package oauthlab.auth.endpoints.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;
import oauthlab.auth.clients.clientmetadata.RegistrationSettings;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.quota.Quota;
import oauthlab.auth.foundation.quota.QuotaHolder;
import oauthlab.auth.foundation.quota.Quotas;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.shared.secret.Digests;

/** Registrations in the database, beside the clients that they made. */
@ApplicationScoped
class DatabaseRegistrations implements Registrations, Expiring, PanacheRepositoryBase<RegistrationEntity, String> {

    private final RegistrationSettings settings;
    private final Quotas quotas;
    private final Clients clients;
    private final TokenFamilies families;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    DatabaseRegistrations(
            RegistrationSettings settings,
            Quotas quotas,
            Clients clients,
            TokenFamilies families,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.settings = settings;
        this.quotas = quotas;
        this.clients = clients;
        this.families = families;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Registration add(Client client, ClientMetadata metadata, String managementToken) {
        QuotaHolder holder = quotas.sender();
        quotas.requireRoom(Quota.UNUSED_REGISTRATION, holder);
        quotas.requireRoom(Quota.REGISTRATION, holder);
        clients.addIfAbsent(client);
        var row = new RegistrationEntity();
        row.clientId = client.id();
        row.holder = holder.id();
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
        remove(clientId, "by its registration token");
    }

    private void remove(String clientId, String why) {
        Optional<RegistrationEntity> row = locked(clientId);
        if (row.isEmpty()) return;
        delete(row.get());
        clients.remove(clientId);
        families.revokeClient(clientId, "the client was removed");
        audit.write(AuditEvent.ok("client.removed", clientId, null, why));
    }

    /** Those that never got a token; then those that got none for long, with what is left of them. */
    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        int unused = deleteUnused(now.minus(settings.unusedFor()), most);
        List<String> idle = ids("usedAt < ?1 order by usedAt", now.minus(settings.idleFor()), most);
        idle.forEach(clientId ->
                remove(clientId, "it got no token for " + settings.idleFor().toDays() + " days"));
        return Math.max(unused, idle.size());
    }

    /** In this order, so that one that gets its first token at this moment is kept. */
    private int deleteUnused(Instant issuedBefore, int most) {
        List<String> ids = ids("usedAt is null and issuedAt < ?1 order by issuedAt", issuedBefore, most);
        if (ids.isEmpty()) return 0;
        int deleted = (int) delete("clientId in ?1 and usedAt is null", ids);
        List<String> kept = ids("clientId in ?1", ids, most);
        ids.stream().filter(id -> !kept.contains(id)).forEach(clients::remove);
        audit.write(AuditEvent.ok("client.removed", null, null, deleted + " registrations that were never used"));
        return ids.size();
    }

    private List<String> ids(String which, Object value, int most) {
        return getEntityManager()
                .createQuery("select clientId from RegistrationEntity where " + which, String.class)
                .setParameter(1, value)
                .setMaxResults(most)
                .getResultList();
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
