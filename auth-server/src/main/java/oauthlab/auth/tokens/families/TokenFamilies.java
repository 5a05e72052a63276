package oauthlab.auth.tokens.families;

import java.util.Optional;

/** The families of tokens that are out. */
public interface TokenFamilies {

    /** An id for a family that is yet to begin. */
    String newId();

    /** Begins a family, in the caller's transaction. */
    TokenFamily start(String id, NewFamily family);

    Optional<TokenFamily> find(String id);

    /**
     * Uses the refresh token of this generation up.
     *
     * @return the family in its next generation for the first who asks; empty for everybody after, however many ask at
     *     once, and for a family that is revoked
     */
    Optional<TokenFamily> rotate(String id, int generation);

    /** Ends a family: none of its tokens is good any more. Says in the audit trail why. */
    void revoke(TokenFamily family, String because);

    /** Ends all families that this user allowed this client. */
    void revokeAll(String userId, String clientId, String because);

    /** Ends all families of this client. */
    void revokeClient(String clientId, String because);

    /** Does a living family rest on this sign-in at another provider? */
    boolean restOn(String upstreamId);

    /** The user signed in anew: what was to last as long as the old session lasts as long as the new one. */
    void moveSession(String from, String to);

    /** Ends the families that were to last as long as this browser session. */
    void revokeSession(String sessionId, String because);
}
