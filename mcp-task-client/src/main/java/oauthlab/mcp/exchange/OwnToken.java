package oauthlab.mcp.exchange;

import java.time.Instant;

/** An access token of this server, for the task API. */
public record OwnToken(String value, Instant expiresAt) {

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "OwnToken[expiresAt=" + expiresAt + "]";
    }
}
