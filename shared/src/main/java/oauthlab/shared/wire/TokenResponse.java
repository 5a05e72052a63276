package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import oauthlab.shared.protocol.Scopes;

/**
 * The answer of the token endpoint. RFC 6749 section 5.1.
 *
 * <pre>{"access_token":"eyJ...","token_type":"Bearer","expires_in":3600,"scope":"tasks:read"}</pre>
 *
 * @param expiresIn seconds from now
 * @param scope what was granted, which may be less than what was asked for
 * @param refreshToken for the next access token (RFC 6749 section 6); null when there is none
 * @param idToken who signed in (OpenID Connect Core section 3.1.3.3); null unless {@code openid} was asked for
 * @param issuedTokenType what a token exchange brought (RFC 8693 section 2.2.1); null for every other grant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenResponse(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("scope") String scope,
        @JsonProperty("refresh_token") String refreshToken,
        @JsonProperty("id_token") String idToken,
        @JsonProperty("issued_token_type") String issuedTokenType) {

    /** An access token alone. */
    public static TokenResponse bearer(String accessToken, Duration lifetime, Scopes scopes) {
        return new TokenResponse(accessToken, "Bearer", lifetime.toSeconds(), scopes.toString(), null, null, null);
    }

    /** The same token, bound to a key (RFC 9449 section 5): it is worth nothing without proof of that key. */
    public TokenResponse bound() {
        return new TokenResponse(accessToken, "DPoP", expiresIn, scope, refreshToken, idToken, issuedTokenType);
    }

    /** The same with a refresh token and an id_token; null for none. */
    public TokenResponse with(String newRefreshToken, String newIdToken) {
        return new TokenResponse(
                accessToken, tokenType, expiresIn, scope, newRefreshToken, newIdToken, issuedTokenType);
    }

    /** The same with the kind of token that an exchange brought. */
    public TokenResponse withIssuedTokenType(String type) {
        return new TokenResponse(accessToken, tokenType, expiresIn, scope, refreshToken, idToken, type);
    }

    /** Leaves the token out: a record's own text would put it into the first log line that mentions it. */
    @Override
    public String toString() {
        return "TokenResponse[" + tokenType + ", expires in " + expiresIn + " s, scope " + scope + "]";
    }
}
