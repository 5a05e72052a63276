package oauthlab.auth.clients;

import java.util.Optional;

/** Clients that are registered nowhere here and describe themselves. The directory asks for those it does not have. */
public interface ForeignClients {

    /** @throws oauthlab.auth.foundation.endpoint.OAuthException {@code invalid_client}, with the reason, when the description is bad */
    Optional<Client> find(String clientId);
}
