package oauthlab.auth.tokens.issuance;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.issuer.Resources;
import oauthlab.auth.keys.signing.Signer;
import oauthlab.shared.secret.RandomSecret;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** What an access token says. RFC 9068 section 2.2. */
@ApplicationScoped
class AccessTokenClaims {

    private static final int TOKEN_ID_BYTES = 16;

    private final Signer signer;
    private final Resources resources;
    private final List<TokenExtension> extensions;

    AccessTokenClaims(Signer signer, Resources resources, @All List<TokenExtension> extensions) {
        this.signer = signer;
        this.resources = resources;
        this.extensions = extensions;
    }

    JwtClaims of(Client client, GrantOutcome.Issued outcome, Instant now, Instant end) {
        JwtClaims claims = signer.newClaims();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setClaim("client_id", client.id());
        claims.setClaim("scope", outcome.scopes().toString());
        claims.setAudience(outcome.audience());
        claims.setSubject(outcome.subject(client));
        claims.setJwtId(RandomSecret.generate(TOKEN_ID_BYTES));
        outcome.claims().forEach(claims::setClaim);
        outcome.approval().ifPresent(user -> addUser(claims, user));
        return claims;
    }

    private void addUser(JwtClaims claims, GrantOutcome.ForUser user) {
        resources.actorFor(user.audience()).ifPresent(client -> claims.setClaim("may_act", Map.of("sub", client)));
        // Last, so that no extension comes before a claim of the protocol.
        for (TokenExtension extension : extensions) addAbsent(claims, extension.claims(user));
    }

    private static void addAbsent(JwtClaims claims, Map<String, Object> others) {
        others.forEach((name, value) -> {
            if (!claims.hasClaim(name)) claims.setClaim(name, value);
        });
    }
}
