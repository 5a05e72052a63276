package oauthlab.auth.broker.upstream;

import java.util.Map;
import java.util.Optional;

/** What is known about well-known providers, in the words of {@link ProviderSettings}, so that id and secret suffice. */
enum Preset {
    /** Plain OAuth: no discovery and no ID token; the API says who the user is. */
    GITHUB(Map.of(
            "name", "GitHub",
            "response-issuer", "https://github.com/login/oauth",
            "authorization-endpoint", "https://github.com/login/oauth/authorize",
            "token-endpoint", "https://github.com/login/oauth/access_token",
            "userinfo-endpoint", "https://api.github.com/user",
            "scopes", "read:user",
            "client-auth-method", "client_secret_post",
            "subject-from", "userinfo",
            "subject-field", "id",
            "name-field", "login")),

    /** OpenID Connect, but for the refresh token, which wants a parameter of its own. */
    GOOGLE(Map.of(
            "name", "Google",
            "issuer", "https://accounts.google.com",
            "scopes", "openid email profile",
            "parameter", "access_type=offline",
            "name-field", "email")),

    /** One address for all organisations; each token names its own, the tenant, in {@code iss} and {@code tid}. */
    ENTRA(Map.of(
            "name", "Microsoft",
            "issuer", "https://login.microsoftonline.com/{tenantid}/v2.0",
            "authorization-endpoint", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            "token-endpoint", "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            "jwks-uri", "https://login.microsoftonline.com/common/discovery/v2.0/keys",
            "refresh-with-scope", "true",
            "scopes", "openid email profile offline_access"));

    private final Map<String, String> known;

    Preset(Map<String, String> known) {
        this.known = known;
    }

    /** What is known for a setting. */
    Optional<String> get(String setting) {
        return Optional.ofNullable(known.get(setting));
    }
}
