package oauthlab.guarded.credential;

import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.text.Invisible;

/**
 * Who calls, as the verified credential says it.
 *
 * @param subject whose data this is about ({@code sub}): a user, or the client itself
 * @param isClient is the subject a client that acts for itself, without any user? Its id alone does not say: it may be a
 *     user's, too
 * @param clientId the client that got the token ({@code client_id}, RFC 9068 section 2.2)
 * @param actor who acts for the subject ({@code act}, RFC 8693 section 4.1); {@code null} when nobody does
 * @param scopes what the token allows
 */
public record Caller(String subject, boolean isClient, String clientId, String actor, Scopes scopes) {

    /** OpenID Connect Core section 2; it also is the width of a column. */
    private static final int MAX_ID_LENGTH = 255;

    /** Who really sent this request: the actor, if somebody acts for another, else the client. */
    public String sender() {
        return actor == null ? clientId : actor;
    }

    /**
     * Can this be the id of somebody? An empty one is nobody's, and with characters that nobody sees two ids look like one, in a
     * log and to a database.
     */
    public static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= MAX_ID_LENGTH
                && text.codePoints().noneMatch(Caller::isUnseen);
    }

    private static boolean isUnseen(int character) {
        return Invisible.is(character) || Character.getType(character) == Character.UNASSIGNED;
    }
}
