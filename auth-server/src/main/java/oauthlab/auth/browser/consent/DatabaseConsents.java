package oauthlab.auth.browser.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;

/** Consents in the database, a row for each pair of scope and resource. */
@ApplicationScoped
class DatabaseConsents implements Consents, PanacheRepositoryBase<ConsentEntity, String> {

    private final Clock clock;

    DatabaseConsents(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean covers(String userId, ConsentQuestion question) {
        List<String> keys = question.resources().stream()
                .flatMap(resource -> question.scopes().names().stream()
                        .map(scope -> ConsentEntity.key(userId, question, resource, scope)))
                .toList();
        return count("consentDigest in ?1", keys) == keys.size();
    }

    @Override
    @Transactional
    public void remember(String userId, ConsentQuestion question) {
        // Always in the same order, so that of two at once neither waits for the other's next row.
        for (String resource : new TreeSet<>(question.resources())) {
            for (String scope : new TreeSet<>(question.scopes().names())) remember(userId, question, resource, scope);
        }
        flush();
    }

    private void remember(String userId, ConsentQuestion question, String resource, String scope) {
        var row = new ConsentEntity();
        row.consentDigest = ConsentEntity.key(userId, question, resource, scope);
        row.userId = userId;
        row.clientId = question.clientId();
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
