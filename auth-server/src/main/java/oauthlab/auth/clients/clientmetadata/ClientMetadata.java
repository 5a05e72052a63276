package oauthlab.auth.clients.clientmetadata;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an application says about itself. RFC 7591 section 2; all members may be missing, unknown ones are ignored.
 *
 * <pre>{"client_name":"My agent","redirect_uris":["http://127.0.0.1/callback"],
 *  "token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"]}</pre>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientMetadata(
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_name") String name,
        @JsonProperty("application_type") String applicationType,
        @JsonProperty("redirect_uris") List<String> redirectUris,
        @JsonProperty("post_logout_redirect_uris") List<String> postLogoutRedirectUris,
        @JsonProperty("grant_types") List<String> grantTypes,
        @JsonProperty("response_types") List<String> responseTypes,
        @JsonProperty("token_endpoint_auth_method") String authMethod,
        @JsonProperty("scope") String scope,
        @JsonProperty("id_token_signed_response_alg") String idTokenAlgorithm,
        @JsonProperty("jwks") JsonNode jwks,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("client_uri") String clientUri,
        @JsonProperty("logo_uri") String logoUri,
        @JsonProperty("tos_uri") String termsUri,
        @JsonProperty("policy_uri") String policyUri,
        @JsonProperty("contacts") List<String> contacts,
        @JsonProperty("software_id") String softwareId,
        @JsonProperty("software_version") String softwareVersion,

        @JsonProperty("require_pushed_authorization_requests")
        Boolean requiresPushedRequests,

        @JsonProperty("dpop_bound_access_tokens") Boolean requiresDpop) {

    /** The members that hold text for people, by name; lists are joined. URLs that matter have rules of their own. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("client_name", name);
        texts.put("client_uri", clientUri);
        texts.put("logo_uri", logoUri);
        texts.put("tos_uri", termsUri);
        texts.put("policy_uri", policyUri);
        texts.put("software_id", softwareId);
        texts.put("software_version", softwareVersion);
        texts.put("application_type", applicationType);
        texts.put("contacts", contacts == null ? null : contacts.toString());
        texts.values().removeIf(Objects::isNull);
        return texts;
    }
}
