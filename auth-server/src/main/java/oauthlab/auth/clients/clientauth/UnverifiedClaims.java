package oauthlab.auth.clients.clientauth;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * What a JWT says before anybody knows who wrote it. Good for one thing: it tells whose keys to check it with. Whatever it
 * says is read again once the signature has been checked.
 */
public final class UnverifiedClaims {

    private UnverifiedClaims() {}

    /** @throws InvalidJwtException when it is no JWT */
    public static JwtClaims of(String jwt) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification()
                .build()
                .processToClaims(jwt);
    }
}
