package oauthlab.auth.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import oauthlab.shared.protocol.Scopes;

/** Consents in the database, a row for each pair of scope and resource. */
@ApplicationScoped
class DatabaseConsents implements Consents, PanacheRepositoryBase<ConsentEntity, String> {

    private final Clock clock;

    DatabaseConsents(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean covers(String userId, String clientId, Scopes scopes, List<String> resources) {
        List<String> keys = resources.stream()
                .flatMap(resource ->
                        scopes.names().stream().map(scope -> ConsentEntity.key(userId, clientId, resource, scope)))
                .toList();
        return count("consentDigest in ?1", keys) == keys.size();
    }

    @Override
    @Transactional
    public void remember(String userId, String clientId, Scopes scopes, List<String> resources) {
        // Always in the same order, so that of two at once neither waits for the other's next row.
        for (String resource : new TreeSet<>(resources)) {
            for (String scope : new TreeSet<>(scopes.names())) remember(userId, clientId, resource, scope);
        }
        flush();
    }

    private void remember(String userId, String clientId, String resource, String scope) {
        var row = new ConsentEntity();
        row.consentDigest = ConsentEntity.key(userId, clientId, resource, scope);
        row.userId = userId;
        row.clientId = clientId;
        row.resource = resource;
        row.scope = scope;
        row.grantedAt = clock.instant();
        // Who is asked again and says yes finds the same row.
        getEntityManager().merge(row);
    }

    @Override
    @Transactional
    public List<Consent> of(String userId) {
        return list("userId", Sort.by("clientId", "resource", "scope"), userId).stream()
                .map(ConsentEntity::toConsent)
                .toList();
    }

    @Override
    @Transactional
    public void withdraw(String userId, String clientId) {
        delete("userId = ?1 and clientId = ?2", userId, clientId);
    }
}
