package oauthlab.auth.foundation.cleanup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "cleanup_lease")
class LeaseEntity {
    @Id
    String task;

    String holder;
    Instant heldUntil;
}
