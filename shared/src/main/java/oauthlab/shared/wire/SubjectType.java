package oauthlab.shared.wire;

/**
 * The claim {@code sub_type}, ours: is the subject of a token a user, or a client that acts for itself? RFC 9068 section 5 warns of
 * ids that are both.
 *
 * <p>An exchanged token needs it most: its {@code client_id} is the actor's, so it no longer shows that the subject was a client.
 */
public final class SubjectType {

    public static final String CLAIM = "sub_type";
    public static final String CLIENT = "client";

    private SubjectType() {}

    /**
     * Is the subject a client? A token that does not say is a client's when it is its own subject (RFC 9068 section 2.2), and
     * nothing in it comes from a user's approval.
     *
     * @param said the claim as it was read; null when there is none
     * @param isApproved does the token name a sign-in or an approval?
     */
    public static boolean isClient(Object said, String subject, String clientId, boolean isApproved) {
        if (said != null) return CLIENT.equals(said);
        return subject.equals(clientId) && !isApproved;
    }
}
