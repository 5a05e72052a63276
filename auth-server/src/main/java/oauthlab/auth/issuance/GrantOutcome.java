package oauthlab.auth.issuance;

import java.time.Instant;
import java.util.List;
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
     * @param userId the token's subject
     * @param authTime when the user signed in
     * @param tokenId the id the token must get, chosen by the grant so that it can be revoked later
     */
    record ForUser(String userId, Instant authTime, String tokenId, Scopes scopes, List<String> audience)
            implements GrantOutcome {}
}
