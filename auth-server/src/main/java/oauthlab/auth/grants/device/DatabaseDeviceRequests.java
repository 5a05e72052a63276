package oauthlab.auth.grants.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.crypto.Authenticator;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.grants.device.DeviceRequest.Status;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;

/**
 * Waiting devices in the database. The device code is kept as a digest. The user code is short enough to be guessed from
 * a digest, so it is kept as a mark, which needs a key that is not in the database.
 */
@ApplicationScoped
class DatabaseDeviceRequests implements DeviceRequests, Expiring, PanacheRepositoryBase<DeviceRequestEntity, String> {

    private static final String PURPOSE = "user-code";
    private static final int LONGER = 5;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final DeviceSettings settings;
    private final Authenticator authenticator;
    private final Clock clock;

    DatabaseDeviceRequests(DeviceSettings settings, Authenticator authenticator, Clock clock) {
        this.settings = settings;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Codes start(String clientId, String holder, Scopes scopes, List<String> audience) {
        var codes = new Codes(RandomSecret.generate(32), UserCode.random().value());
        var row = new DeviceRequestEntity();
        row.deviceDigest = Digests.sha256(codes.deviceCode());
        row.userCodeMark = mark(codes.userCode());
        row.clientId = clientId;
        row.holder = holder;
        row.scopes = scopes.toString();
        row.audience = String.join(" ", audience);
        row.expiresAt = clock.instant().plus(settings.lifetime());
        row.intervalSeconds = (int) settings.interval().toSeconds();
        row.status = Status.PENDING;
        persist(row);
        return codes;
    }

    @Override
    @Transactional
    public Optional<DeviceRequest> findByDeviceCode(String deviceCode) {
        return findByIdOptional(Digests.sha256(deviceCode)).map(DeviceRequestEntity::toRequest);
    }

    @Override
    @Transactional
    public Optional<DeviceRequest> findPending(String userCode) {
        return find(
                        "userCodeMark = ?1 and status = ?2 and expiresAt > ?3",
                        mark(userCode),
                        Status.PENDING,
                        clock.instant())
                .firstResultOptional()
                .map(DeviceRequestEntity::toRequest);
    }

    @Override
    @Transactional
    public boolean decide(String userCode, UserSession session, boolean approve) {
        return update(
                        "status = :decision, userId = :user, authTime = :authTime"
                                + " where userCodeMark = :code and status = :pending and expiresAt > :now",
                        Parameters.with("decision", approve ? Status.APPROVED : Status.DENIED)
                                .and("user", session.user().id())
                                .and("authTime", session.authTime())
                                .and("code", mark(userCode))
                                .and("pending", Status.PENDING)
                                .and("now", clock.instant()))
                == 1;
    }

    /** The pace is kept by the database: a device may ask two processes at once. */
    @Override
    @Transactional
    public boolean asksInTime(String deviceCode) {
        String digest = Digests.sha256(deviceCode);
        Optional<DeviceRequestEntity> row = findByIdOptional(digest);
        if (row.isEmpty()) return true; // cleaned up a moment ago
        Instant now = clock.instant();
        Instant latest = now.minusSeconds(row.get().intervalSeconds);
        int inTime = update(
                "lastAskedAt = ?1 where deviceDigest = ?2 and (lastAskedAt is null or lastAskedAt <= ?3)",
                now,
                digest,
                latest);
        if (inTime == 1) return true;
        update("lastAskedAt = ?1, intervalSeconds = intervalSeconds + ?2 where deviceDigest = ?3", now, LONGER, digest);
        return false;
    }

    @Override
    @Transactional
    public boolean redeemOnce(String deviceCode) {
        return update(
                        "status = ?1 where deviceDigest = ?2 and status = ?3",
                        Status.REDEEMED,
                        Digests.sha256(deviceCode),
                        Status.APPROVED)
                == 1;
    }

    private String mark(String userCode) {
        return authenticator.mark(PURPOSE, userCode);
    }

    /** A device that still asks is told that its code has expired, and not that there never was one. */
    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, DeviceRequestEntity.class, now.minus(REMEMBERED), most);
    }
}
