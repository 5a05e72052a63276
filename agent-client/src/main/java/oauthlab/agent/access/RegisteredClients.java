package oauthlab.agent.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.identity.ClientIdentity;
import oauthlab.agent.identity.RegisteredClient;
import oauthlab.agent.tokenstore.StoredSession.StoredClient;
import oauthlab.shared.wire.AuthorizationServerMetadata;

/** A registration, as the wire has it and as it is kept. RFC 7591 section 3.2.1. */
final class RegisteredClients {

    private RegisteredClients() {}

    static StoredClient kept(RegisteredClient registered, String registeredAs) {
        return new StoredClient(
                registered.clientId(),
                true,
                Optional.ofNullable(registered.authMethod()),
                Optional.ofNullable(registered.secret()),
                Optional.ofNullable(registered.secretExpiresAt())
                        .filter(seconds -> seconds > 0)
                        .map(Instant::ofEpochSecond),
                Optional.ofNullable(registered.managementToken()),
                Optional.ofNullable(registered.managementUri()).map(URI::create),
                Optional.of(registeredAs));
    }

    static ClientIdentity identity(StoredClient kept, AuthorizationServerMetadata server) {
        return new RegisteredClient(
                        kept.clientId(),
                        kept.secret().orElse(null),
                        null,
                        kept.authMethod().orElse(null),
                        null,
                        null)
                .identity(Optional.ofNullable(server.tokenAuthMethods()).orElse(List.of()));
    }
}
