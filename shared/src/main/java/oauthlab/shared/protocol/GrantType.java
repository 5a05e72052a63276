package oauthlab.shared.protocol;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ways to get an access token, by the value of {@code grant_type}.
 *
 * <p>OAuth 2.1 removed two older ones, {@code implicit} and {@code password}; they are not here on purpose.
 */
public enum GrantType {
    /** A user approved in the browser; the client brings the code. RFC 6749 section 4.1. */
    AUTHORIZATION_CODE("authorization_code"),
    /** The client acts for itself. RFC 6749 section 4.4. */
    CLIENT_CREDENTIALS("client_credentials"),
    /** A fresh access token without asking the user again. RFC 6749 section 6. */
    REFRESH_TOKEN("refresh_token"),
    /** A device without a browser; the user approves on another one. RFC 8628 section 3.4. */
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    /** Somebody we trust vouches for the user with a signed statement. RFC 7523 section 2.1. */
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer"),
    /** One token for another with less power. RFC 8693 section 2.1. */
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange");

    private final String wire;

    GrantType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Empty when this is no grant type we know; the token endpoint then answers {@code unsupported_grant_type}. */
    public static Optional<GrantType> fromWire(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
