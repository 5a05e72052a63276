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
import oauthlab.shared.wire.SubjectType;
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

    JwtClaims of(Client client, GrantOutcome outcome, Instant now, Instant end) {
        JwtClaims claims = signer.newClaims();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setClaim("client_id", client.id());
        claims.setClaim("scope", outcome.scopes().toString());
        claims.setAudience(outcome.audience());
        claims.setSubject(client.id());
        claims.setJwtId(RandomSecret.generate(TOKEN_ID_BYTES));
        if (outcome instanceof GrantOutcome.ForClient) claims.setClaim(SubjectType.CLAIM, SubjectType.CLIENT);
        if (outcome instanceof GrantOutcome.ForUser user) addUser(claims, user);
        if (outcome instanceof GrantOutcome.Exchanged exchanged) addSubject(claims, exchanged);
        if (outcome instanceof GrantOutcome.Asserted asserted) claims.setSubject(asserted.userId());
        return claims;
    }

    private void addUser(JwtClaims claims, GrantOutcome.ForUser user) {
        claims.setSubject(user.family().userId());
        user.family().knownAuthTime().ifPresent(time -> claims.setClaim("auth_time", time.getEpochSecond()));
        claims.setClaim(TokenIssuer.GRANT_ID, user.family().id());
        resources.actorFor(user.audience()).ifPresent(client -> claims.setClaim("may_act", Map.of("sub", client)));
        // Last, so that no extension comes before a claim of the protocol.
        for (TokenExtension extension : extensions) addAbsent(claims, extension.claims(user));
    }

    private static void addAbsent(JwtClaims claims, Map<String, Object> others) {
        others.forEach((name, value) -> {
            if (!claims.hasClaim(name)) claims.setClaim(name, value);
        });
    }

    /** The approval it goes back to stays the same, so it ends with that. */
    private static void addSubject(JwtClaims claims, GrantOutcome.Exchanged exchanged) {
        claims.setSubject(exchanged.subject().subject());
        if (exchanged.subject().isForClient()) claims.setClaim(SubjectType.CLAIM, SubjectType.CLIENT);
        exchanged.subject().familyId().ifPresent(family -> claims.setClaim(TokenIssuer.GRANT_ID, family));
        exchanged.actor().ifPresent(actor -> claims.setClaim("act", actor.claim()));
    }
}
