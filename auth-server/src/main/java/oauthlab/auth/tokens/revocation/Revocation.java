package oauthlab.auth.tokens.revocation;

import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.clients.Client;

/**
 * What is to be put on the list: one token, all of an approval, or all of a client.
 *
 * @param id as tokens name it: their {@code jti}, their {@code grant_id}, or {@link RevokedTokens#client}
 * @param expiresAt when the tokens expire by themselves and the entry may go
 * @param owner who it is counted by, so that nobody fills the list
 */
public record Revocation(String id, Instant expiresAt, Optional<Owner> owner) {

    /**
     * What has many entries below it. When they are too many, one entry for all its tokens so far takes their place.
     *
     * @param id the id of that entry
     * @param owner who that one is counted by, if by anybody
     */
    public record Owner(String id, Kind kind, Optional<Owner> owner) {

        public enum Kind {
            APPROVAL,
            CLIENT,
            STRANGER,
            USER
        }

        static Owner client(Client client) {
            Kind kind = client.isKnown() ? Kind.CLIENT : Kind.STRANGER;
            return new Owner(RevokedTokens.client(client.id()), kind, Optional.empty());
        }

        static Owner user(String userId) {
            return new Owner(RevokedTokens.user(userId), Kind.USER, Optional.empty());
        }
    }

    /** One token. It belongs to its approval, and without one to its client. */
    public static Revocation ofToken(
            String tokenId, Optional<String> familyId, String subject, Client client, Instant expiresAt) {
        Owner owner = familyId.map(family -> new Owner(family, Owner.Kind.APPROVAL, Optional.of(Owner.user(subject))))
                .orElseGet(() -> Owner.client(client));
        return new Revocation(tokenId, expiresAt, Optional.of(owner));
    }

    public static Revocation ofFamily(String familyId, String userId, Instant expiresAt) {
        return new Revocation(familyId, expiresAt, Optional.of(Owner.user(userId)));
    }

    public static Revocation ofClient(String clientId, Instant expiresAt) {
        return new Revocation(RevokedTokens.client(clientId), expiresAt, Optional.empty());
    }
}
