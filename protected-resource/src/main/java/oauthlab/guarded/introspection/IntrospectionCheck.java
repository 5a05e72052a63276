package oauthlab.guarded.introspection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Lookups;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.shared.network.NormalUri;
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
public final class IntrospectionCheck implements CredentialCheck {

    private static final int MAX_ENTRIES = 10_000;

    private final Lookups lookups;
    private final Introspections server;
    private final IntrospectionSettings settings;
    private final Clock clock;
    private final String issuer;
    private final String audience;
    private final Cache<String, Answer> known =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    /** Until when; kept apart, so that bad tokens take no place of good ones. */
    private final Cache<String, Instant> refused =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    /** @param audience how this server is called in tokens */
    public IntrospectionCheck(
            Introspections server,
            IntrospectionSettings settings,
            Clock clock,
            AuthorizationServer authorizationServer,
            String audience,
            Lookups lookups) {
        this.lookups = lookups;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.issuer = authorizationServer.issuer();
        this.audience = audience;
    }

    private record Answer(Caller caller, Optional<String> keyThumbprint, Instant until) {}

    @Override
    public String name() {
        return "introspection";
    }

    @Override
    public Optional<VerifiedCredential> verify(String token) {
        Answer answer = known.asMap().compute(Digests.sha256(token), (digest, before) -> lookUp(token, digest, before));
        if (answer == null)
            throw new InvalidToken("The authorization server says that the token is not active: it is"
                    + " unknown, has expired, was revoked, or is meant for another server. Get a new one.");
        return Optional.of(new VerifiedCredential(name(), answer.caller(), answer.until(), answer.keyThumbprint()));
    }

    /** Null when the token is not good. */
    private Answer lookUp(String token, String digest, Answer before) {
        boolean isRefused = isBefore(refused.getIfPresent(digest));
        boolean isKept = isRefused || before != null && isBefore(before.until());
        lookups.lookedUp(name(), isKept);
        if (isRefused) return null;
        return isKept ? before : ask(token, digest, before != null);
    }

    private boolean isBefore(Instant end) {
        return end != null && clock.instant().isBefore(end);
    }

    private Answer ask(String token, String digest, boolean wasGood) {
        IntrospectionResponse said = server.ask(token, wasGood);
        Instant now = clock.instant();
        Optional<Caller> caller = isGood(said, now) ? caller(said) : Optional.empty();
        if (caller.isEmpty()) {
            refused.put(digest, now.plus(settings.refusedFor()));
            return null;
        }
        Instant end = now.plus(settings.believedFor());
        Instant expiry = Instant.ofEpochSecond(said.expiresAt());
        return new Answer(
                caller.get(), Confirmation.keyThumbprint(said.confirmation()), expiry.isBefore(end) ? expiry : end);
    }

    /** What the server calls active still has to be for us, from it, in time, and bound in a way that we know, if it is bound. */
    private boolean isGood(IntrospectionResponse said, Instant now) {
        return said.active()
                && (said.issuer() == null || said.issuer().equals(issuer))
                && said.audience() != null
                && said.audience().stream().anyMatch(this::isThisServer)
                && said.expiresAt() != null
                && now.getEpochSecond() < said.expiresAt()
                && said.clientId() != null
                && (said.confirmation() == null
                        || Confirmation.keyThumbprint(said.confirmation()).isPresent());
    }

    private boolean isThisServer(String named) {
        return named != null && NormalUri.areSame(named, audience);
    }

    private static Optional<Caller> caller(IntrospectionResponse said) {
        String subject = said.subject() == null ? said.clientId() : said.subject();
        if (!Caller.isId(subject) || !Caller.isId(said.clientId())) return Optional.empty();
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
