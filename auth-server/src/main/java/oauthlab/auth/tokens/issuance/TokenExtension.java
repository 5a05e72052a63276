package oauthlab.auth.tokens.issuance;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A feature that has a hand in the access tokens of users. The issuer finds it; without any, tokens are as usual. */
public interface TokenExtension {

    /** Claims to be added. A claim of the protocol, such as {@code sub}, stays what it is. */
    Map<String, Object> claims(GrantOutcome.ForUser outcome);

    /** A token was made; it is told before the token leaves. */
    void issued(GrantOutcome.ForUser outcome, String tokenId, Instant expiresAt);

    /** The token of somebody else that the client gets in place of ours. */
    Optional<GrantOutcome.Foreign> instead(GrantOutcome.ForUser outcome);
}
