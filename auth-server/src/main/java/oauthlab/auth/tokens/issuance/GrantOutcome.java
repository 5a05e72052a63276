package oauthlab.auth.tokens.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.shared.protocol.Scopes;

/** What a grant decided: for whom a token is, what it allows, and where. */
public sealed interface GrantOutcome {

    Scopes scopes();

    List<String> audience();

    /** The client acts for itself; the token's subject is the client. RFC 9068 section 2.2. */
    record ForClient(Scopes scopes, List<String> audience) implements GrantOutcome {}

    /**
     * The client acts for a user who approved it.
     *
     * @param family the approval; its user is the token's subject
     * @param scopes of this token, which may be less than the user approved
     * @param nonce for the id_token, if the client sent one
     */
    record ForUser(TokenFamily family, Scopes scopes, List<String> audience, Optional<String> nonce)
            implements GrantOutcome {

        public ForUser withFamily(TokenFamily other) {
            return new ForUser(other, scopes, audience, nonce);
        }
    }

    /**
     * One token for another: the same subject, another client, never more than the first one allowed. RFC 8693.
     *
     * @param subject the token that was brought
     * @param actor who acts for the subject; empty when the client may act as if it were the subject
     */
    record Exchanged(AccessToken subject, Optional<Actor> actor, Scopes scopes, List<String> audience)
            implements GrantOutcome {}

    /** Somebody we trust vouches for the user; nothing was approved here, and nothing is kept. RFC 7523 section 2.1. */
    record Asserted(String userId, Scopes scopes, List<String> audience) implements GrantOutcome {}

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

        /** Of ours it has none. */
        @Override
        public Scopes scopes() {
            return Scopes.NONE;
        }

        @Override
        public List<String> audience() {
            return List.of();
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
