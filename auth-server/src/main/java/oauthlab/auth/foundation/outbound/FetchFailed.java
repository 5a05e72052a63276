package oauthlab.auth.foundation.outbound;

/** What somebody publishes could not be had. The message says why and holds no secret. */
public final class FetchFailed extends RuntimeException {

    public FetchFailed(String reason) {
        super(reason, null, false, false);
    }
}
