package oauthlab.auth.endpoints.register;

import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;

/** The applications that registered themselves. */
interface Registrations {

    /**
     * Adds an application.
     *
     * @param managementToken with which it may look at its registration and change it later; kept is its digest
     */
    Registration add(Client client, ClientMetadata metadata, String managementToken);

    /** The registration that this token manages; empty for every other token. */
    Optional<Registration> find(String clientId, String managementToken);

    /** Changes all of it; empty when it is gone. */
    Optional<Registration> replace(Client client, ClientMetadata metadata);

    /** Removes the application, and all tokens that it has. */
    void remove(String clientId);
}
