package oauthlab.auth.tokens.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import oauthlab.auth.clients.Client;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.protocol.TokenTypeUri;
import oauthlab.shared.wire.SubjectType;

/**
 * What a grant decided: a token of ours ({@link Issued}), or one of another server that is passed on ({@link Foreign}). What is
 * different from one outcome to the other stands here, so that a new one does not compile until all of it is decided.
 */
public sealed interface GrantOutcome {

    /** For whom this is, when it is not the client itself. */
    Optional<String> onBehalfOf();

    /** One of the two, with no third. */
    <T> T decide(Function<Issued, T> ours, Function<Foreign, T> theirs);

    /** A token of ours: what it allows, and where. */
    sealed interface Issued extends GrantOutcome {

        Scopes scopes();

        List<String> audience();

        /** The claim {@code sub}; without anybody else it is the client (RFC 9068 section 2.2). */
        default String subject(Client client) {
            return onBehalfOf().orElse(client.id());
        }

        /** What else the token says about its subject, in this order. */
        Map<String, Object> claims();

        /** It ends by then, however long its client's tokens live. */
        Optional<Instant> notAfter();

        /** The member {@code issued_token_type} of the answer. RFC 8693 section 2.2.1. */
        Optional<String> issuedTokenType();

        /** The approval of a user, who may also get a refresh token and an ID token. */
        Optional<ForUser> approval();

        @Override
        default <T> T decide(Function<Issued, T> ours, Function<Foreign, T> theirs) {
            return ours.apply(this);
        }
    }

    /** The client acts for itself; the token's subject is the client. RFC 9068 section 2.2. */
    record ForClient(Scopes scopes, List<String> audience) implements Issued {

        @Override
        public Optional<String> onBehalfOf() {
            return Optional.empty();
        }

        @Override
        public Map<String, Object> claims() {
            return Map.of(SubjectType.CLAIM, SubjectType.CLIENT);
        }

        @Override
        public Optional<Instant> notAfter() {
            return Optional.empty();
        }

        @Override
        public Optional<String> issuedTokenType() {
            return Optional.empty();
        }

        @Override
        public Optional<ForUser> approval() {
            return Optional.empty();
        }
    }

    /**
     * The client acts for a user who approved it.
     *
     * @param family the approval; its user is the token's subject
     * @param scopes of this token, which may be less than the user approved
     * @param nonce for the id_token, if the client sent one
     */
    record ForUser(TokenFamily family, Scopes scopes, List<String> audience, Optional<String> nonce) implements Issued {

        public ForUser withFamily(TokenFamily other) {
            return new ForUser(other, scopes, audience, nonce);
        }

        @Override
        public Optional<String> onBehalfOf() {
            return Optional.of(family.userId());
        }

        @Override
        public Map<String, Object> claims() {
            var claims = new LinkedHashMap<String, Object>();
            family.knownAuthTime().ifPresent(time -> claims.put("auth_time", time.getEpochSecond()));
            claims.put(TokenIssuer.GRANT_ID, family.id());
            return claims;
        }

        @Override
        public Optional<Instant> notAfter() {
            return Optional.empty();
        }

        @Override
        public Optional<String> issuedTokenType() {
            return Optional.empty();
        }

        @Override
        public Optional<ForUser> approval() {
            return Optional.of(this);
        }
    }

    /**
     * One token for another: the same subject, another client, never more than the first one allowed. RFC 8693.
     *
     * @param subject the token that was brought
     * @param actor who acts for the subject; empty when the client may act as if it were the subject
     */
    record Exchanged(AccessToken subject, Optional<Actor> actor, Scopes scopes, List<String> audience)
            implements Issued {

        @Override
        public Optional<String> onBehalfOf() {
            return Optional.of(subject.subject());
        }

        /** The approval it goes back to stays the same, so it ends with that. */
        @Override
        public Map<String, Object> claims() {
            var claims = new LinkedHashMap<String, Object>();
            if (subject.isForClient()) claims.put(SubjectType.CLAIM, SubjectType.CLIENT);
            subject.familyId().ifPresent(family -> claims.put(TokenIssuer.GRANT_ID, family));
            actor.ifPresent(acting -> claims.put("act", acting.claim()));
            return claims;
        }

        /** A token that was got for another one does not outlive it. */
        @Override
        public Optional<Instant> notAfter() {
            return Optional.of(subject.expiresAt());
        }

        @Override
        public Optional<String> issuedTokenType() {
            return Optional.of(TokenTypeUri.ACCESS_TOKEN);
        }

        @Override
        public Optional<ForUser> approval() {
            return Optional.empty();
        }
    }

    /** Somebody we trust vouches for the user; nothing was approved here, and nothing is kept. RFC 7523 section 2.1. */
    record Asserted(String userId, Scopes scopes, List<String> audience) implements Issued {

        @Override
        public Optional<String> onBehalfOf() {
            return Optional.of(userId);
        }

        @Override
        public Map<String, Object> claims() {
            return Map.of();
        }

        @Override
        public Optional<Instant> notAfter() {
            return Optional.empty();
        }

        @Override
        public Optional<String> issuedTokenType() {
            return Optional.empty();
        }

        @Override
        public Optional<ForUser> approval() {
            return Optional.empty();
        }
    }

    /**
     * The access token of another authorization server, which this client may have. We only pass it on. RFC 8693 section
     * 2.2.1.
     *
     * @param expiresAt empty when its maker does not say
     * @param scope in its maker's words; may be empty
     * @param subject the user whose token it is
     * @param tokenType what kind of token it is ({@code issued_token_type})
     */
    record Foreign(String token, Optional<Instant> expiresAt, String scope, String subject, String tokenType)
            implements GrantOutcome {

        @Override
        public Optional<String> onBehalfOf() {
            return Optional.of(subject);
        }

        @Override
        public <T> T decide(Function<Issued, T> ours, Function<Foreign, T> theirs) {
            return theirs.apply(this);
        }

        /** 0 when it is not known, so that nobody keeps it. */
        long secondsFrom(Instant now) {
            return expiresAt
                    .map(end -> Math.max(0, Duration.between(now, end).toSeconds()))
                    .orElse(0L);
        }

        /** Leaves the token out, for the log line that mentions it. */
        @Override
        public String toString() {
            return "Foreign[" + tokenType + " of " + subject + "]";
        }
    }
}
