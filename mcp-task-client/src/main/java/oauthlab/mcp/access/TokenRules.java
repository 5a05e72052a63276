package oauthlab.mcp.access;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import oauthlab.shared.proof.Confirmation;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * What an access token must be beyond what the framework checks (signature, {@code iss}, {@code aud}, {@code exp}). RFC
 * 9068 section 4.
 *
 * <p>The {@code typ} of the header tells an access token from an ID token and from a logout token, which the same server
 * signs with the same key: those were not made to open doors.
 */
@Singleton
@Unremovable
class TokenRules implements Validator {

    /** With a public key, none of these can be made by whoever only reads tokens. RFC 8725 section 3.1. */
    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "PS256", "EdDSA");

    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

    /** How what is said here begins: what the library says may hold the token, and goes to nobody. */
    static final String OURS = "rule: ";

    /** @return what is wrong, or null */
    @Override
    public String validate(JwtContext token) throws MalformedClaimException {
        String wrong = wrongIn(token);
        return wrong == null ? null : OURS + wrong;
    }

    private static String wrongIn(JwtContext token) throws MalformedClaimException {
        var header = token.getJoseObjects().get(0);
        String type = header.getHeader("typ");
        if (type == null || !TYPES.contains(type.toLowerCase(Locale.ROOT)))
            return "typ is '" + type + "'; an access token has at+jwt";
        if (!ALGORITHMS.contains(header.getAlgorithmHeaderValue()))
            return "alg is '" + header.getAlgorithmHeaderValue() + "'; allowed are " + ALGORITHMS;
        for (String claim : new String[] {"sub", "client_id", "jti"}) {
            if (token.getJwtClaims().getStringClaimValue(claim) == null) return "there is no " + claim;
        }
        Object binding = token.getJwtClaims().getClaimValue("cnf");
        if (binding != null && Confirmation.keyThumbprint(binding).isEmpty())
            return "it is bound (cnf) in a way that nobody here can check";
        // An unreadable scope must not count as none where another reader sees some.
        token.getJwtClaims().getStringClaimValue("scope");
        return null;
    }
}
