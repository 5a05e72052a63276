package oauthlab.shared.protocol;

/** The error codes of OAuth: what travels in {@code error}, the usual HTTP status, and where each is defined. */
public enum OAuthErrorCode {
    INVALID_REQUEST("invalid_request", 400, "RFC 6749 5.2"),
    INVALID_CLIENT("invalid_client", 401, "RFC 6749 5.2"),
    INVALID_GRANT("invalid_grant", 400, "RFC 6749 5.2"),
    UNAUTHORIZED_CLIENT("unauthorized_client", 400, "RFC 6749 5.2"),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400, "RFC 6749 5.2"),
    INVALID_SCOPE("invalid_scope", 400, "RFC 6749 5.2"),
    ACCESS_DENIED("access_denied", 400, "RFC 6749 4.1.2.1"),
    UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type", 400, "RFC 6749 4.1.2.1"),
    SERVER_ERROR("server_error", 500, "RFC 6749 4.1.2.1"),
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503, "RFC 6749 4.1.2.1"),
    INVALID_TARGET("invalid_target", 400, "RFC 8707 2"),
    INVALID_TOKEN("invalid_token", 401, "RFC 6750 3.1"),
    INSUFFICIENT_SCOPE("insufficient_scope", 403, "RFC 6750 3.1"),
    AUTHORIZATION_PENDING("authorization_pending", 400, "RFC 8628 3.5"),
    SLOW_DOWN("slow_down", 400, "RFC 8628 3.5"),
    EXPIRED_TOKEN("expired_token", 400, "RFC 8628 3.5"),
    INVALID_REDIRECT_URI("invalid_redirect_uri", 400, "RFC 7591 3.2.2"),
    INVALID_CLIENT_METADATA("invalid_client_metadata", 400, "RFC 7591 3.2.2"),
    INVALID_DPOP_PROOF("invalid_dpop_proof", 400, "RFC 9449 5"),
    USE_DPOP_NONCE("use_dpop_nonce", 400, "RFC 9449 8"),
    LOGIN_REQUIRED("login_required", 400, "OpenID Connect Core 3.1.2.6"),
    CONSENT_REQUIRED("consent_required", 400, "OpenID Connect Core 3.1.2.6"),
    REQUEST_NOT_SUPPORTED("request_not_supported", 400, "OpenID Connect Core 3.1.2.6"),
    REQUEST_URI_NOT_SUPPORTED("request_uri_not_supported", 400, "OpenID Connect Core 3.1.2.6");

    private final String wire;
    private final int status;
    private final String definedIn;

    OAuthErrorCode(String wire, int status, String definedIn) {
        this.wire = wire;
        this.status = status;
        this.definedIn = definedIn;
    }

    public String wire() {
        return wire;
    }

    public int status() {
        return status;
    }

    public String definedIn() {
        return definedIn;
    }
}
