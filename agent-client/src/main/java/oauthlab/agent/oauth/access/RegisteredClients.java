package oauthlab.agent.oauth.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.agent.oauth.identity.RegisteredClient;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredClient;
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
                        .filter(seconds -> seconds > 0 && seconds < Instant.MAX.getEpochSecond())
                        .map(Instant::ofEpochSecond),
                Optional.ofNullable(registered.managementToken()),
                Optional.ofNullable(registered.managementUri()).flatMap(RegisteredClients::address),
                Optional.of(registeredAs));
    }

    /** Without it the registration cannot be looked at or deleted; it can be used. */
    private static Optional<URI> address(String managementUri) {
        try {
            return Optional.of(SafeAddress.of(managementUri, "registration_client_uri"));
        } catch (AgentException useless) {
            return Optional.empty();
        }
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
