package oauthlab.auth.clients;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;

/** Puts a {@link Client} together; what is not said is empty, or as usual. */
public final class ClientBuilder {

    private final String id;
    private String name;
    private ClientAuthentication authentication = ClientAuthentication.NONE;
    private Set<GrantType> grantTypes = Set.of();
    private Scopes scopes = Scopes.NONE;
    private List<String> redirectUris = List.of();
    private List<String> postLogoutRedirectUris = List.of();
    private Optional<String> defaultResource = Optional.empty();
    private Optional<String> servesResource = Optional.empty();
    private TokenSettings tokens = TokenSettings.DEFAULT;
    private ClientRules rules = ClientRules.DEFAULT;

    public ClientBuilder(String id) {
        this.id = id;
        this.name = id;
    }

    /** Starts with what this client is. */
    public static ClientBuilder from(Client client) {
        return new ClientBuilder(client.id())
                .name(client.name())
                .authentication(client.authentication())
                .grantTypes(client.grantTypes())
                .scopes(client.scopes())
                .redirectUris(client.redirectUris())
                .postLogoutRedirectUris(client.postLogoutRedirectUris())
                .defaultResource(client.defaultResource())
                .servesResource(client.servesResource())
                .tokens(client.tokens())
                .rules(client.rules());
    }

    public ClientBuilder name(String value) {
        name = value;
        return this;
    }

    public ClientBuilder authentication(ClientAuthentication value) {
        authentication = value;
        return this;
    }

    public ClientBuilder secret(String value) {
        return authentication(ClientAuthentication.bySecret(ClientSecret.of(value)));
    }

    public ClientBuilder grantTypes(GrantType... values) {
        return grantTypes(Set.of(values));
    }

    public ClientBuilder grantTypes(Set<GrantType> values) {
        grantTypes = values;
        return this;
    }

    public ClientBuilder scopes(Scopes value) {
        scopes = value;
        return this;
    }

    public ClientBuilder redirectUris(List<String> values) {
        redirectUris = List.copyOf(values);
        return this;
    }

    public ClientBuilder postLogoutRedirectUris(List<String> values) {
        postLogoutRedirectUris = List.copyOf(values);
        return this;
    }

    public ClientBuilder defaultResource(Optional<String> value) {
        defaultResource = value;
        return this;
    }

    public ClientBuilder servesResource(Optional<String> value) {
        servesResource = value;
        return this;
    }

    public ClientBuilder tokens(TokenSettings value) {
        tokens = value;
        return this;
    }

    public ClientBuilder rules(ClientRules value) {
        rules = value;
        return this;
    }

    public Client build() {
        return new Client(
                id,
                name,
                authentication,
                grantTypes,
                scopes,
                redirectUris,
                postLogoutRedirectUris,
                defaultResource,
                servesResource,
                tokens,
                rules);
    }
}
