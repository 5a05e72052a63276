package oauthlab.guarded.credential;

/** Knows of tokens that are good by themselves, and were called back all the same. */
public interface RevocationCheck {

    /**
     * Is asked at each request, also about tokens that were verified a while ago.
     *
     * @throws InvalidToken when it was called back
     * @throws Unavailable when that cannot be told now, and has to be
     */
    void requireNotRevoked(Revocable token);

    /** Can it be asked about this token without waiting? */
    boolean isFresh(Revocable token);
}
