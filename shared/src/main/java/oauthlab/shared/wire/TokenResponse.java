package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer of the token endpoint. RFC 6749 section 5.1.
 *
 * <pre>{"access_token":"eyJ...","token_type":"Bearer","expires_in":3600,"scope":"tasks:read"}</pre>
 *
 * @param expiresIn seconds from now
 * @param scope what was granted, which may be less than what was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenResponse(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("scope") String scope) {

    /** Leaves the token out: a record's own text would put it into the first log line that mentions it. */
    @Override
    public String toString() {
        return "TokenResponse[" + tokenType + ", expires in " + expiresIn + " s, scope " + scope + "]";
    }
}
