package oauthlab.auth.grants.jwtbearer;

import java.util.Optional;

/**
 * What a trusted issuer says: this user may be served through this client. ID-JAG section 3.
 *
 * @param userId our name for the user
 * @param resource for which API, if the issuer limits it
 * @param scope for what, if the issuer limits it
 * @param keyThumbprint the key that whoever brings it must prove to have, if any. ID-JAG section 8.6.1
 */
record IdentityAssertion(
        String userId,
        String clientId,
        Optional<String> resource,
        Optional<String> scope,
        Optional<String> keyThumbprint) {}
