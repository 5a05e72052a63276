package oauthlab.auth.broker.accountlinks;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.broker.relyingparty.Identity;

/** Links in the database. The key of a row is who the account is, so that it cannot be linked twice. */
@ApplicationScoped
class DatabaseLinks implements Links, PanacheRepositoryBase<LinkEntity, String> {

    private final Clock clock;

    DatabaseLinks(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Link> find(Identity identity) {
        return findByIdOptional(LinkEntity.key(identity)).map(LinkEntity::toLink);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Identity identity, String provider, String userId, boolean isHome) {
        var row = new LinkEntity();
        row.linkDigest = LinkEntity.key(identity);
        row.userId = userId;
        row.provider = provider;
        row.authority = identity.authority();
        row.subject = identity.subject();
        row.name = identity.name();
        row.isHome = isHome;
        row.linkedAt = clock.instant();
        persistAndFlush(row);
    }

    @Override
    @Transactional
    public List<Link> of(String userId) {
        return list("userId", Sort.by("linkedAt", "linkDigest"), userId).stream()
                .map(LinkEntity::toLink)
                .toList();
    }

    @Override
    @Transactional
    public boolean remove(String userId, String id) {
        return delete("linkDigest = ?1 and userId = ?2 and isHome = false", id, userId) == 1;
    }
}
