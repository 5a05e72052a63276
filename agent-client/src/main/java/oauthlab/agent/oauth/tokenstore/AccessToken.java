package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import oauthlab.shared.secret.Redacted;

/**
 * An access token and when it ends.
 *
 * @param expiresAt seconds since 1970
 */
public record AccessToken(
        @JsonProperty("access_token") String value,
        @JsonProperty("expires_at") long expiresAt) {

    public boolean endsBefore(Instant moment) {
        return expiresAt < moment.getEpochSecond();
    }

    @Override
    public String toString() {
        return "AccessToken[" + Redacted.of(value) + ", expires at " + expiresAt + "]";
    }
}
