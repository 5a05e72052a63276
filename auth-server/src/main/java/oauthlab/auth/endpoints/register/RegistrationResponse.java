package oauthlab.auth.endpoints.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;

/**
 * What was registered. RFC 7591 section 3.2.1, RFC 7592 section 3.
 *
 * <pre>{"client_id":"...","client_secret":"...","client_secret_expires_at":0,"client_id_issued_at":1,
 *  "registration_access_token":"...","registration_client_uri":"...","client_name":"...", ...}</pre>
 *
 * @param clientSecret only when it is new; we keep its digest and cannot say it again
 * @param secretExpiresAt seconds since 1970, 0 for never; null when there is no secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationResponse(
        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("client_secret_expires_at") Long secretExpiresAt,
        @JsonProperty("client_id_issued_at") long issuedAt,
        @JsonProperty("registration_access_token") String managementToken,
        @JsonProperty("registration_client_uri") String managementUri,
        @JsonUnwrapped ClientMetadata metadata) {

    @Override
    public String toString() {
        return "RegistrationResponse[" + metadata.clientId() + "]";
    }
}
