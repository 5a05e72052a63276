package oauthlab.auth.clients;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "client_secret", joinColumns = @JoinColumn(name = "client_id"))
    List<ClientSecretRow> secrets = new ArrayList<>();

    String jwks;
    String jwksUri;
    String authMethods;
    String grantTypes;
    String scopes;
    String redirectUris;
    String postLogoutRedirectUris;
    String defaultResource;
    String servesResource;
    String tokenFormat;
    Long accessTokenSeconds;
    Long refreshTokenSeconds;
    String idTokenAlgorithm;
    boolean enabled;
    boolean firstParty;
    boolean requiresPushedRequests;
    boolean requiresDpop;
    String exchangeFrom;
    String exchangeTo;
    boolean mayImpersonate;
    boolean stranger;
    Instant createdAt;

    /** Takes all of {@code client} over; what was there before is replaced. */
    void set(Client client, Instant now) {
        clientId = client.id();
        clientName = client.name();
        setAuthentication(client.authentication(), now);
        grantTypes = words(client.grantTypes(), GrantType::wire);
        scopes = client.scopes().toString();
        redirectUris = String.join(" ", client.redirectUris());
        postLogoutRedirectUris = String.join(" ", client.postLogoutRedirectUris());
        defaultResource = client.defaultResource().orElse(null);
        servesResource = client.servesResource().orElse(null);
        tokenFormat = client.tokens().format().name();
        accessTokenSeconds =
                client.tokens().accessTokenLifetime().map(Duration::toSeconds).orElse(null);
        refreshTokenSeconds =
                client.tokens().refreshTokenLifetime().map(Duration::toSeconds).orElse(null);
        idTokenAlgorithm = client.tokens().idTokenAlgorithm();
        setRules(client.rules());
    }

    private void setAuthentication(ClientAuthentication authentication, Instant now) {
        authMethods = words(authentication.methods(), ClientAuthMethod::wire);
        secrets.clear();
        authentication.secrets().forEach(secret -> secrets.add(ClientSecretRow.of(secret, now)));
        jwks = authentication.jwks().orElse(null);
        jwksUri = authentication.jwksUri().orElse(null);
    }

    /**
     * The old ones end. What has expired is left to the clean-up: if both deleted it at once, each might wait for the other.
     *
     * @return false for a client that has no secrets
     */
    boolean addSecret(ClientSecret secret, Instant now, Instant oldUntil) {
        if (secrets.isEmpty()) return false;
        secrets.forEach(old -> old.end(oldUntil));
        return secrets.add(ClientSecretRow.of(secret, now));
    }

    private void setRules(ClientRules rules) {
        enabled = rules.enabled();
        firstParty = rules.firstParty();
        requiresPushedRequests = rules.requiresPushedRequests();
        requiresDpop = rules.requiresDpop();
        exchangeFrom = words(rules.exchange().from(), Function.identity());
        exchangeTo = words(rules.exchange().to(), Function.identity());
        mayImpersonate = rules.exchange().mayImpersonate();
        stranger = rules.stranger();
    }

    Client toClient() {
        return new ClientBuilder(clientId)
                .name(clientName)
                .authentication(authentication())
                .grantTypes(read(grantTypes, GrantType::fromWire))
                .scopes(Scopes.parse(scopes))
                .redirectUris(words(redirectUris).toList())
                .postLogoutRedirectUris(words(postLogoutRedirectUris).toList())
                .defaultResource(Optional.ofNullable(defaultResource))
                .servesResource(Optional.ofNullable(servesResource))
                .tokens(new TokenSettings(
                        TokenSettings.Format.valueOf(tokenFormat),
                        seconds(accessTokenSeconds),
                        seconds(refreshTokenSeconds),
                        idTokenAlgorithm))
                .rules(rules())
                .build();
    }

    private ClientAuthentication authentication() {
        return new ClientAuthentication(
                read(authMethods, ClientAuthMethod::fromWire),
                secrets.stream().map(ClientSecretRow::toSecret).toList(),
                Optional.ofNullable(jwks),
                Optional.ofNullable(jwksUri));
    }

    private ClientRules rules() {
        var exchange = new ClientRules.ExchangeRules(
                words(exchangeFrom).collect(Collectors.toUnmodifiableSet()),
                words(exchangeTo).collect(Collectors.toUnmodifiableSet()),
                mayImpersonate);
        return new ClientRules(enabled, firstParty, requiresPushedRequests, requiresDpop, exchange, stranger);
    }

    private static Optional<Duration> seconds(Long seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
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
