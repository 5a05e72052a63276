package oauthlab.auth.authorize;

import java.util.Optional;
import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * An authorization request that failed a check. There are two ways to say so, and mixing them up is dangerous.
 *
 * <p>RFC 6749 section 4.1.2.1: as long as the redirect URI has not been proven to belong to the client, the user gets a
 * page. Only after that may the browser be sent back to the client with an error.
 */
public abstract sealed class RejectedRequest extends RuntimeException {

    private final OAuthErrorCode code;
    private final transient String description;

    private RejectedRequest(OAuthErrorCode code, String description) {
        super(description, null, false, false);
        this.code = code;
        this.description = description;
    }

    public OAuthErrorCode code() {
        return code;
    }

    public String description() {
        return description;
    }

    /** The client or its redirect URI is not proven: nothing is sent anywhere. */
    static final class ShowPage extends RejectedRequest {
        ShowPage(String description) {
            super(OAuthErrorCode.INVALID_REQUEST, description);
        }
    }

    /** The redirect URI is the client's own: the client is told. */
    static final class RedirectWithError extends RejectedRequest {
        private final transient String redirectUri;
        private final transient Optional<String> state;

        RedirectWithError(String redirectUri, Optional<String> state, OAuthErrorCode code, String description) {
            super(code, description);
            this.redirectUri = redirectUri;
            this.state = state;
        }

        String redirectUri() {
            return redirectUri;
        }

        Optional<String> state() {
            return state;
        }
    }
}
