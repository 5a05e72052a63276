package oauthlab.auth.token;

import oauthlab.auth.clients.Client;
import oauthlab.auth.endpoint.FormParameters;

/** A token request whose client is known and proven. RFC 6749 section 3.2. */
public record TokenRequest(Client client, FormParameters form) {}
