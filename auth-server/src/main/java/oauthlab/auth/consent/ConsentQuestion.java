package oauthlab.auth.consent;

import java.util.List;
import oauthlab.shared.protocol.Scopes;

/**
 * What the user is asked.
 *
 * @param redirectHost where the browser goes afterwards: a client can call itself anything, but not be anywhere
 * @param resources which APIs the token will be for
 */
public record ConsentQuestion(
        String clientName, String clientId, String redirectHost, Scopes scopes, List<String> resources) {}
