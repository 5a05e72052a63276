package oauthlab.auth.clients;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;

/** A row of {@code oauth_client}. Lists are kept as words with spaces between: none of their values holds a space. */
@Entity
@Table(name = "oauth_client")
class ClientEntity {
    @Id
    String clientId;

    String clientName;
    String secretDigest;
    String authMethods;
    String grantTypes;
    String scopes;
    String redirectUris;
    String defaultResource;
    String servesResource;
    Instant createdAt;

    static ClientEntity of(Client client, Instant now) {
        var row = new ClientEntity();
        row.clientId = client.id();
        row.clientName = client.name();
        row.secretDigest = client.secretDigest().orElse(null);
        row.authMethods = words(client.authMethods(), ClientAuthMethod::wire);
        row.grantTypes = words(client.grantTypes(), GrantType::wire);
        row.scopes = client.scopes().toString();
        row.redirectUris = String.join(" ", client.redirectUris());
        row.defaultResource = client.defaultResource().orElse(null);
        row.servesResource = client.servesResource().orElse(null);
        row.createdAt = now;
        return row;
    }

    Client toClient() {
        return new Client(
                clientId,
                clientName,
                Optional.ofNullable(secretDigest),
                read(authMethods, ClientAuthMethod::fromWire),
                read(grantTypes, GrantType::fromWire),
                Scopes.parse(scopes),
                words(redirectUris).toList(),
                Optional.ofNullable(defaultResource),
                Optional.ofNullable(servesResource));
    }

    private static <T> String words(Collection<T> values, Function<T, String> wire) {
        return values.stream().map(wire).sorted().collect(Collectors.joining(" "));
    }

    private static <T> Set<T> read(String words, Function<String, Optional<T>> read) {
        return words(words).map(read).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
