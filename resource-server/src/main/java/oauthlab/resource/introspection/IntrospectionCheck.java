package oauthlab.resource.introspection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import oauthlab.resource.audit.AccessMetrics;
import oauthlab.resource.discovery.AuthorizationServer;
import oauthlab.resource.guard.Caller;
import oauthlab.resource.guard.CredentialCheck;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.resource.guard.InvalidToken;
import oauthlab.resource.guard.VerifiedCredential;
import oauthlab.shared.proof.Confirmation;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.wire.IntrospectionResponse;
import oauthlab.shared.wire.SubjectType;

/**
 * Checks an access token by asking about it. RFC 7662 section 2.2.
 *
 * <p>An answer is kept for a while, by the digest of its token, and however many requests bring a token at once, one asks.
 */
@Singleton
final class IntrospectionCheck implements CredentialCheck {

    private static final int MOST = 10_000;

    private final AccessMetrics metrics;
    private final Introspections server;
    private final IntrospectionSettings settings;
    private final Clock clock;
    private final String issuer;
    private final String audience;
    private final Cache<String, Answer> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    IntrospectionCheck(
            Introspections server,
            IntrospectionSettings settings,
            Clock clock,
            AuthorizationServer authorizationServer,
            GuardSettings guard,
            AccessMetrics metrics) {
        this.metrics = metrics;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.issuer = authorizationServer.issuer();
        this.audience = guard.audience();
    }

    /**
     * @param caller empty when the token is not good
     * @param keyThumbprint the key it is bound to, if it is
     */
    private record Answer(Optional<Caller> caller, Optional<String> keyThumbprint, Instant until) {

        static Answer no(Instant until) {
            return new Answer(Optional.empty(), Optional.empty(), until);
        }
    }

    @Override
    public String name() {
        return "introspection";
    }

    @Override
    public Optional<VerifiedCredential> verify(String token) {
        Answer answer = known.asMap().compute(Digests.sha256(token), (digest, before) -> lookUp(token, before));
        Caller caller = answer.caller()
                .orElseThrow(() -> new InvalidToken("The authorization server says that the token is not active: it is"
                        + " unknown, has expired, was revoked, or is meant for another API. Get a new one."));
        return Optional.of(new VerifiedCredential(name(), caller, answer.until(), answer.keyThumbprint()));
    }

    private Answer lookUp(String token, Answer before) {
        boolean isKept = isFresh(before);
        metrics.lookedUp(name(), isKept);
        return isKept ? before : ask(token);
    }

    private boolean isFresh(Answer answer) {
        return answer != null && clock.instant().isBefore(answer.until());
    }

    private Answer ask(String token) {
        IntrospectionResponse said = server.ask(token);
        Instant now = clock.instant();
        Optional<Caller> caller = isGood(said, now) ? caller(said) : Optional.empty();
        if (caller.isEmpty()) return Answer.no(now.plus(settings.refusedFor()));
        Instant end = now.plus(settings.believedFor());
        Instant expiry = Instant.ofEpochSecond(said.expiresAt());
        return new Answer(caller, Confirmation.keyThumbprint(said.confirmation()), expiry.isBefore(end) ? expiry : end);
    }

    /** What the server calls active still has to be for us, from it, in time, and bound in a way that we know, if it is bound. */
    private boolean isGood(IntrospectionResponse said, Instant now) {
        return said.active()
                && (said.issuer() == null || said.issuer().equals(issuer))
                && said.audience() != null
                && said.audience().contains(audience)
                && said.expiresAt() != null
                && now.getEpochSecond() < said.expiresAt()
                && said.clientId() != null
                && (said.confirmation() == null
                        || Confirmation.keyThumbprint(said.confirmation()).isPresent());
    }

    private static Optional<Caller> caller(IntrospectionResponse said) {
        String subject = said.subject() == null ? said.clientId() : said.subject();
        boolean isClient = SubjectType.isClient(said.subjectType(), subject, said.clientId(), false);
        try {
            return Optional.of(
                    new Caller(subject, isClient, said.clientId(), actor(said.actor()), scopes(said.scope())));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty(); // a scope that none can be
        }
    }

    private static String actor(Map<String, Object> act) {
        return act != null && act.get("sub") instanceof String subject ? subject : null;
    }

    private static Scopes scopes(String scope) {
        return scope == null ? Scopes.NONE : Scopes.parse(scope);
    }
}
