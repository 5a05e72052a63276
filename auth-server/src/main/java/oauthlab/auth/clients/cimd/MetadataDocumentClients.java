package oauthlab.auth.clients.cimd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ForeignClients;
import oauthlab.auth.clients.clientmetadata.BadClientMetadata;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;
import oauthlab.auth.clients.clientmetadata.ClientMetadataRules;
import oauthlab.auth.clients.clientmetadata.MetadataNarrowing;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.outbound.FetchFailed;
import oauthlab.auth.foundation.outbound.FetchedDocument;
import oauthlab.auth.foundation.outbound.OutboundFetch;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * Clients whose id is an address: there they publish who they are. OAuth Client ID Metadata Document sections 3 and 4.
 *
 * <p>Nobody registers, and nobody can pretend: whoever wants to be {@code https://app.example/client.json} must be able to
 * publish there.
 */
@ApplicationScoped
class MetadataDocumentClients implements ForeignClients, MetadataContributor {

    /** Section 6.6 recommends 5 KB; keys and a long list of addresses fit as well. */
    private static final int MAX_BYTES = 10 * 1024;

    private static final int MAX_CLIENTS = 10_000;

    /** Without a secret between us there is nothing to compare: only keys, or nothing. Section 4.1. */
    private static final Set<ClientAuthMethod> METHODS =
            Set.of(ClientAuthMethod.NONE, ClientAuthMethod.PRIVATE_KEY_JWT);

    private final OutboundFetch fetch;
    private final MetadataNarrowing narrowing;
    private final ClientMetadataRules rules;
    private final Clock clock;
    private final Cache<String, Known> cache =
            Caffeine.newBuilder().maximumSize(MAX_CLIENTS).build();

    MetadataDocumentClients(OutboundFetch fetch, MetadataNarrowing narrowing, ClientMetadataRules rules, Clock clock) {
        this.fetch = fetch;
        this.narrowing = narrowing;
        this.rules = rules;
        this.clock = clock;
    }

    private record Known(Client client, Instant goodUntil) {}

    @Override
    public Optional<Client> find(String clientId) {
        if (!ClientIdUrl.isOne(clientId)) return Optional.empty();
        Known known = cache.getIfPresent(clientId);
        if (known == null || !clock.instant().isBefore(known.goodUntil())) known = fetched(clientId);
        return Optional.of(known.client());
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("client_id_metadata_document_supported", true);
    }

    private Known fetched(String clientId) {
        try {
            FetchedDocument document = fetch.json(URI.create(clientId), MAX_BYTES);
            var fresh =
                    new Known(accept(clientId, document.text()), clock.instant().plus(document.goodFor()));
            cache.put(clientId, fresh);
            return fresh;
        } catch (FetchFailed | BadClientMetadata bad) {
            // Unlike a wrong secret, this is said in full: its developer needs to know, and a guesser learns nothing.
            throw OAuthException.of(
                    OAuthErrorCode.INVALID_CLIENT,
                    "The description of the application at " + clientId + " cannot be used: " + bad.getMessage());
        }
    }

    private Client accept(String clientId, String document) {
        ClientMetadata metadata = parse(document);
        if (!clientId.equals(metadata.clientId()))
            throw BadClientMetadata.of("its client_id must be the address it is at, character by character.");
        ClientAuthMethod method = ClientMetadataRules.method(metadata, ClientAuthMethod.NONE);
        if (metadata.clientSecret() != null || !METHODS.contains(method))
            throw BadClientMetadata.of("it is public, so it cannot have a secret; use none or private_key_jwt.");
        return rules.accept(clientId, metadata, method, Optional.empty());
    }

    private ClientMetadata parse(String document) {
        return narrowing
                .read(document, ClientAuthMethod.NONE)
                .orElseThrow(() -> BadClientMetadata.of("it is no JSON object with the members of RFC 7591."));
    }
}
