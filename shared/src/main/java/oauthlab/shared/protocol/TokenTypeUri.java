package oauthlab.shared.protocol;

/** The kinds of token that an exchange can be about. RFC 8693 section 3. */
public final class TokenTypeUri {
    public static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    public static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

    private TokenTypeUri() {}
}
