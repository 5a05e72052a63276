package oauthlab.auth.tokens.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import oauthlab.auth.clients.Client;
import oauthlab.auth.keys.signing.Signer;
import oauthlab.auth.tokens.opaque.OpaqueTokens;
import org.jose4j.jwt.JwtClaims;

/** Writes claims as a token, in the form that the client is set to. */
@ApplicationScoped
class AccessTokenFormat {

    /** RFC 9068 section 2.1: so that no other kind of JWT passes for an access token. */
    static final String TYPE = "at+jwt";

    private final Signer signer;
    private final OpaqueTokens opaque;

    AccessTokenFormat(Signer signer, OpaqueTokens opaque) {
        this.signer = signer;
        this.opaque = opaque;
    }

    /** A JWT costs no database; an opaque token shows nobody anything, and can be called back at once. */
    String write(Client client, JwtClaims claims, Instant end) {
        return switch (client.tokens().format()) {
            case JWT -> signer.sign(TYPE, claims);
            case OPAQUE -> opaque.issue(claims.toJson(), end);
        };
    }
}
