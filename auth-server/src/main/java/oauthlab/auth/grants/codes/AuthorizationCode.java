package oauthlab.auth.grants.codes;

import java.time.Instant;
import java.util.Optional;

/**
 * A code that was issued.
 *
 * @param approval what it stands for
 * @param familyId the tokens it was redeemed for; empty while it has not been
 */
public record AuthorizationCode(NewCode approval, Instant expiresAt, Optional<String> familyId) {}
