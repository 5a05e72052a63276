package oauthlab.resource.guard;

import oauthlab.shared.protocol.Scopes;

/**
 * Who calls, as the verified credential says it.
 *
 * @param subject whose data this is about ({@code sub}): a user, or the client itself
 * @param clientId the client that got the token ({@code client_id}, RFC 9068 section 2.2)
 * @param actor who acts for the subject ({@code act}, RFC 8693 section 4.1); {@code null} when nobody does
 * @param scopes what the token allows
 */
public record Caller(String subject, String clientId, String actor, Scopes scopes) {

    /** Who really sent this request: the actor, if somebody acts for another, else the client. */
    public String sender() {
        return actor == null ? clientId : actor;
    }

    /** Does a client act for itself, without any user? Then it is its own subject (RFC 9068 section 2.2). */
    public boolean isClient() {
        return subject.equals(clientId);
    }
}
