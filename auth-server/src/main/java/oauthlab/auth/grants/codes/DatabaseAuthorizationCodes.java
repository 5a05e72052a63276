package oauthlab.auth.grants.codes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Codes in the database, by digest: a stolen table gives nobody a code. */
@ApplicationScoped
class DatabaseAuthorizationCodes
        implements AuthorizationCodes, Expiring, PanacheRepositoryBase<AuthorizationCodeEntity, String> {

    private static final Duration MAX_LIFETIME = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Clock clock;
    private final Duration lifetime;

    DatabaseAuthorizationCodes(Clock clock, @ConfigProperty(name = "oauthlab.code-lifetime") Duration lifetime) {
        if (lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "oauthlab.code-lifetime must be at most " + MAX_LIFETIME + " (RFC 6749 4.1.2)");
        }
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @Override
    @Transactional
    public String issue(NewCode approval) {
        String code = RandomSecret.generate(32);
        AuthorizationCodeEntity row = AuthorizationCodeEntity.of(approval);
        row.codeDigest = Digests.sha256(code);
        row.expiresAt = clock.instant().plus(lifetime);
        persist(row);
        return code;
    }

    @Override
    @Transactional
    public Optional<AuthorizationCode> find(String code) {
        return findByIdOptional(Digests.sha256(code)).map(AuthorizationCodeEntity::toCode);
    }

    /** One statement: the database decides who was first. */
    @Override
    @Transactional
    public boolean redeemOnce(String code, String familyId) {
        return update(
                        "redeemedAt = ?1, familyId = ?2 where codeDigest = ?3 and redeemedAt is null",
                        clock.instant(),
                        familyId,
                        Digests.sha256(code))
                == 1;
    }

    /** A redeemed code stays for a while, so that its replay is noticed. */
    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, AuthorizationCodeEntity.class, now.minus(REMEMBERED), most);
    }
}
