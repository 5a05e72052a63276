package oauthlab.auth.endpoints.register;

import java.time.Instant;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;

/** What a registered application said about itself, and when it registered. */
record Registration(String clientId, ClientMetadata metadata, Instant issuedAt) {}
