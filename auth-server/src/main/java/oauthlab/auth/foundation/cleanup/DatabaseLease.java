package oauthlab.auth.foundation.cleanup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** The lease as the one row of {@code cleanup_lease}. */
@ApplicationScoped
class DatabaseLease implements Lease, PanacheRepositoryBase<LeaseEntity, String> {

    private final Clock clock;

    DatabaseLease(Clock clock) {
        this.clock = clock;
    }

    /** One statement: the database decides who was first. */
    @Override
    @Transactional
    public boolean take(String holder, Instant until) {
        return update(
                        "holder = ?1, heldUntil = ?2 where holder = ?1 or heldUntil <= ?3",
                        holder,
                        until,
                        clock.instant())
                == 1;
    }
}
