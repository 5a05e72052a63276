package oauthlab.shared.protocol;

import java.util.Arrays;
import java.util.Optional;

/** How a client proves to the token endpoint who it is. RFC 7591 section 2, {@code token_endpoint_auth_method}. */
public enum ClientAuthMethod {
    /** Identifier and secret in the {@code Authorization: Basic} header. RFC 6749 section 2.3.1. */
    CLIENT_SECRET_BASIC("client_secret_basic"),
    /** Identifier and secret as form parameters. RFC 6749 section 2.3.1. */
    CLIENT_SECRET_POST("client_secret_post"),
    /** The client signs a statement with its private key; nothing secret travels. RFC 7523 section 2.2. */
    PRIVATE_KEY_JWT("private_key_jwt"),
    /** A public client has no secret: it only names itself, and PKCE protects its codes. RFC 6749 section 2.1. */
    NONE("none");

    private final String wire;

    ClientAuthMethod(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Does the client have a secret that we keep the digest of? */
    public boolean usesSecret() {
        return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
    }

    public static Optional<ClientAuthMethod> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(method -> method.wire.equals(wire))
                .findFirst();
    }
}
