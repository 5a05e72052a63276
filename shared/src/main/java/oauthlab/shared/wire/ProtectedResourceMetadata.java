package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a protected API says about itself: its own identifier and whom it trusts to issue tokens. RFC 9728 section 2.
 *
 * <pre>{"resource":"http://localhost:4001","authorization_servers":["http://localhost:4000"],
 *  "scopes_supported":["tasks:read"],"bearer_methods_supported":["header"]}</pre>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProtectedResourceMetadata(
        @JsonProperty("resource") String resource,
        @JsonProperty("authorization_servers") List<String> authorizationServers,
        @JsonProperty("scopes_supported") List<String> scopesSupported,
        @JsonProperty("bearer_methods_supported") List<String> bearerMethodsSupported,
        @JsonProperty("dpop_signing_alg_values_supported") List<String> dpopSigningAlgorithms,
        @JsonProperty("resource_name") String resourceName,
        @JsonProperty("resource_documentation") String resourceDocumentation) {}
