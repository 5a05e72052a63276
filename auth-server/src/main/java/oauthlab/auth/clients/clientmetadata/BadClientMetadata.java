package oauthlab.auth.clients.clientmetadata;

import oauthlab.shared.protocol.OAuthErrorCode;

/** The description cannot be accepted. RFC 7591 section 3.2.2. */
public final class BadClientMetadata extends RuntimeException {

    private final OAuthErrorCode code;

    private BadClientMetadata(OAuthErrorCode code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    public static BadClientMetadata of(String description) {
        return new BadClientMetadata(OAuthErrorCode.INVALID_CLIENT_METADATA, description);
    }

    static BadClientMetadata redirectUri(String uri, String reason) {
        return new BadClientMetadata(
                OAuthErrorCode.INVALID_REDIRECT_URI,
                "The redirect URI '" + uri + "' cannot be accepted: " + reason + ".");
    }

    public OAuthErrorCode code() {
        return code;
    }
}
