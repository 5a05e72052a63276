package oauthlab.auth.clients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.shared.protocol.ClientAuthMethod;

/**
 * How a client proves who it is. RFC 6749 section 2.3, RFC 7523 section 2.2.
 *
 * @param methods any of these will do
 * @param secrets usually one; two for a while when the secret is being changed
 * @param jwks its public keys as a JWK set, for {@code private_key_jwt}
 * @param jwksUri or where they are published
 */
public record ClientAuthentication(
        Set<ClientAuthMethod> methods, List<ClientSecret> secrets, Optional<String> jwks, Optional<String> jwksUri) {

    public static final ClientAuthentication NONE =
            new ClientAuthentication(Set.of(ClientAuthMethod.NONE), List.of(), Optional.empty(), Optional.empty());

    /** With a secret, in the header or in the body. */
    public static ClientAuthentication bySecret(ClientSecret secret) {
        return new ClientAuthentication(
                Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST),
                List.of(secret),
                Optional.empty(),
                Optional.empty());
    }

    /** Compares digests in constant time. A public client has no secret, so none fits. */
    public boolean hasSecret(String secret, Instant now) {
        boolean fits = false;
        for (ClientSecret known : secrets) fits |= known.isGood(now) & known.is(secret);
        return fits;
    }
}
