package oauthlab.auth.grants.token;

import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.FormParameters;

/**
 * A token request whose client is known and proven. RFC 6749 section 3.2.
 *
 * @param keyThumbprint the key that the sender has proven to have (RFC 9449), if any
 */
public record TokenRequest(Client client, FormParameters form, Optional<String> keyThumbprint) {}
