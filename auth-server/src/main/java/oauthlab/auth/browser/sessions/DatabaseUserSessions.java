package oauthlab.auth.browser.sessions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.browser.users.Users;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.tokens.families.Lifetimes;
import oauthlab.auth.tokens.families.SignInUnused;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;

/** Sessions in the database, so that every process knows them and none is lost with a restart. */
@ApplicationScoped
class DatabaseUserSessions implements UserSessions, Expiring, PanacheRepositoryBase<UserSessionEntity, String> {

    static final int MAX_PER_USER = 1_000;

    private final Users users;
    private final TokenFamilies families;
    private final Clock clock;
    private final Duration lifetime;
    private final Event<SignInUnused> unused;

    DatabaseUserSessions(
            Users users, TokenFamilies families, Clock clock, Lifetimes lifetimes, Event<SignInUnused> unused) {
        this.users = users;
        this.families = families;
        this.clock = clock;
        this.lifetime = lifetimes.session();
        this.unused = unused;
    }

    @Override
    @Transactional
    public String start(SignIn signIn, Optional<String> before) {
        String secret = RandomSecret.generate(32);
        var row = new UserSessionEntity();
        row.sessionDigest = Digests.sha256(secret);
        row.userId = signIn.user().id();
        row.upstreamId = signIn.upstreamId().orElse(null);
        row.requestName = signIn.requestName().orElse(null);
        row.authTime = signIn.authTime().orElseGet(clock::instant);
        row.expiresAt = clock.instant().plus(lifetime);
        persist(row);
        before.flatMap(old -> findByIdOptional(Digests.sha256(old))).ifPresent(old -> replace(old, row));
        keepFew(row);
        return secret;
    }

    /** A user with very many sessions loses the oldest; never this one, even if the clocks of other processes differ. */
    private void keepFew(UserSessionEntity present) {
        find(
                        "userId = ?1 and sessionDigest <> ?2 order by expiresAt desc, sessionDigest",
                        present.userId,
                        present.sessionDigest)
                .range(MAX_PER_USER - 1, 2 * MAX_PER_USER)
                .stream()
                .map(row -> row.sessionDigest)
                .forEach(id -> endById(id, "the user has signed in too often since"));
    }

    private void replace(UserSessionEntity old, UserSessionEntity present) {
        if (old.userId.equals(present.userId)) families.moveSession(old.sessionDigest, present.sessionDigest);
        else families.revokeSession(old.sessionDigest, "somebody else signed in");
        deleteIfThere(old.sessionDigest);
    }

    @Override
    @Transactional
    public Optional<UserSession> find(String secret) {
        return findByIdOptional(Digests.sha256(secret))
                .filter(row -> clock.instant().isBefore(row.expiresAt))
                .flatMap(row -> users.find(row.userId)
                        .map(user -> new UserSession(
                                row.sessionDigest,
                                user,
                                row.authTime,
                                Optional.ofNullable(row.upstreamId),
                                Optional.ofNullable(row.requestName))));
    }

    @Override
    @Transactional
    public boolean takeOnce(String sessionId, String requestName) {
        return update("requestName = null where sessionDigest = ?1 and requestName = ?2", sessionId, requestName) == 1;
    }

    @Override
    @Transactional
    public void end(String secret) {
        endById(Digests.sha256(secret), "the user signed out");
    }

    private void endById(String id, String reason) {
        Optional<String> upstreamId = findByIdOptional(id).map(row -> row.upstreamId);
        if (!deleteIfThere(id)) return;
        families.revokeSession(id, reason);
        upstreamId.ifPresent(signIn -> unused.fire(new SignInUnused(signIn)));
    }

    /** One statement, for two windows may sign out at once. */
    private boolean deleteIfThere(String id) {
        return delete("sessionDigest", id) == 1;
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, UserSessionEntity.class, now, most);
    }
}
