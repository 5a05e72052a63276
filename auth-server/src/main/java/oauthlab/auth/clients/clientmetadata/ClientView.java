package oauthlab.auth.clients.clientmetadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import oauthlab.auth.clients.Client;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;

/**
 * A client as those may see it who run the server: neither secrets nor their digests.
 *
 * <pre>{"client_id":"web-app","client_name":"Demo web app","client_type":"confidential","auth_methods":[...],
 *  "grant_types":[...],"scope":"tasks:read","redirect_uris":[...]}</pre>
 *
 * @param disabled only there when it is true
 * @param oldSecretUntil when the secret before the present one ends; only there while one does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientView(
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_name") String name,
        @JsonProperty("client_type") String type,
        @JsonProperty("auth_methods") List<String> authMethods,
        @JsonProperty("grant_types") List<String> grantTypes,
        @JsonProperty("scope") String scope,
        @JsonProperty("redirect_uris") List<String> redirectUris,
        @JsonProperty("disabled") Boolean disabled,
        @JsonProperty("old_secret_until") Instant oldSecretUntil) {

    public static ClientView of(Client client) {
        return new ClientView(
                client.id(),
                client.name(),
                client.isPublic() ? "public" : "confidential",
                client.authentication().methods().stream()
                        .map(ClientAuthMethod::wire)
                        .sorted()
                        .toList(),
                client.grantTypes().stream().map(GrantType::wire).sorted().toList(),
                client.scopes().toString(),
                client.redirectUris(),
                client.rules().enabled() ? null : true,
                client.authentication().secrets().stream()
                        .flatMap(secret -> secret.expiresAt().stream())
                        .max(Instant::compareTo)
                        .orElse(null));
    }
}
