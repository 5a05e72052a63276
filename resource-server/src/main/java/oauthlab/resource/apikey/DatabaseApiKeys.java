package oauthlab.resource.apikey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.shared.secret.Digests;

/** The keys in the database, by their digests: long random values need no slow hash. */
@ApplicationScoped
class DatabaseApiKeys implements ApiKeys, PanacheRepositoryBase<ApiKeyRow, String> {

    private final Clock clock;

    DatabaseApiKeys(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public void addIfAbsent(String key, ApiKey holder) {
        String digest = Digests.sha256(key);
        if (findByIdOptional(digest).isPresent()) return;
        var row = new ApiKeyRow();
        row.keyDigest = digest;
        row.name = holder.name();
        row.ownerId = holder.ownerId();
        row.permissions = holder.permissions().stream().sorted().collect(Collectors.joining(" "));
        row.createdAt = clock.instant();
        persist(row);
    }

    @Override
    @Transactional
    public Optional<ApiKey> find(String key) {
        return findByIdOptional(Digests.sha256(key)).map(ApiKeyRow::read);
    }
}
