package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an authorization server says about itself: where its endpoints are and what they can do. RFC 8414 section 2.
 *
 * <p>A client compares {@code issuer} with the issuer it asked for, character by character, before it believes the
 * rest (section 3.3): otherwise one server could speak in the name of another.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AuthorizationServerMetadata(
        @JsonProperty("issuer") String issuer,
        @JsonProperty("authorization_endpoint") String authorizationEndpoint,
        @JsonProperty("token_endpoint") String tokenEndpoint,
        @JsonProperty("introspection_endpoint") String introspectionEndpoint,
        @JsonProperty("registration_endpoint") String registrationEndpoint,
        @JsonProperty("revocation_endpoint") String revocationEndpoint,
        // Ours, not of RFC 8414, which lets servers add what they have (section 2).
        @JsonProperty("revoked_tokens_endpoint") String revokedTokensEndpoint,
        @JsonProperty("device_authorization_endpoint") String deviceAuthorizationEndpoint,

        @JsonProperty("pushed_authorization_request_endpoint")
        String pushedRequestEndpoint,

        @JsonProperty("require_pushed_authorization_requests")
        Boolean requiresPushedRequests,

        @JsonProperty("userinfo_endpoint") String userinfoEndpoint,
        @JsonProperty("end_session_endpoint") String endSessionEndpoint,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("scopes_supported") List<String> scopesSupported,
        @JsonProperty("protected_resources") List<String> protectedResources,
        @JsonProperty("response_types_supported") List<String> responseTypesSupported,
        @JsonProperty("response_modes_supported") List<String> responseModesSupported,
        @JsonProperty("grant_types_supported") List<String> grantTypesSupported,

        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenAuthMethods,

        @JsonProperty("authorization_grant_profiles_supported")
        List<String> grantProfilesSupported,

        @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
        List<String> tokenAuthSigningAlgorithms,

        @JsonProperty("client_id_metadata_document_supported")
        Boolean clientIdMetadataDocumentSupported,

        @JsonProperty("dpop_signing_alg_values_supported") List<String> dpopSigningAlgorithms,

        @JsonProperty("introspection_endpoint_auth_methods_supported")
        List<String> introspectionAuthMethods,

        @JsonProperty("revocation_endpoint_auth_methods_supported")
        List<String> revocationAuthMethods,

        @JsonProperty("subject_types_supported") List<String> subjectTypesSupported,

        @JsonProperty("id_token_signing_alg_values_supported")
        List<String> idTokenSigningAlgorithms,

        @JsonProperty("acr_values_supported") List<String> acrValuesSupported,
        @JsonProperty("claims_supported") List<String> claimsSupported,
        @JsonProperty("prompt_values_supported") List<String> promptValuesSupported,

        @JsonProperty("claims_parameter_supported") Boolean claimsParameterSupported,
        @JsonProperty("request_parameter_supported") Boolean requestParameterSupported,
        @JsonProperty("request_uri_parameter_supported") Boolean requestUriParameterSupported,

        @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethodsSupported,

        @JsonProperty("authorization_response_iss_parameter_supported")
        boolean issParameterSupported) {}
