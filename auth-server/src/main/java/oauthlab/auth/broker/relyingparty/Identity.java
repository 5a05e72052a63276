package oauthlab.auth.broker.relyingparty;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who somebody is at a provider.
 *
 * @param authority who says so: the issuer, or for plain OAuth the token endpoint
 * @param subject never changes there, and is never given to somebody else
 * @param name to show; may be anything, and may belong to somebody else tomorrow
 * @param authTime when the user proved it there, if the provider says
 * @param claims all that was said
 */
public record Identity(
        String authority,
        String subject,
        String name,
        Optional<String> email,
        Optional<Instant> authTime,
        Map<String, Object> claims) {}
