package oauthlab.auth.issuance;

import java.util.List;
import oauthlab.auth.families.TokenFamily;
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
     */
    record ForUser(TokenFamily family, Scopes scopes, List<String> audience) implements GrantOutcome {

        public ForUser withFamily(TokenFamily other) {
            return new ForUser(other, scopes, audience);
        }
    }
}
