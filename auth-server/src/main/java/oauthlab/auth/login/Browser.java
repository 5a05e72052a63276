package oauthlab.auth.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import oauthlab.auth.issuer.Issuer;

/**
 * The cookies we set, and reading them back.
 *
 * <p>{@code HttpOnly}: no script reads them. {@code SameSite=Lax}: other sites' forms arrive without them. {@code
 * Secure} as soon as the issuer is https.
 */
@ApplicationScoped
public class Browser {

    static final String SESSION = "oauthlab_session";
    static final String FORMS = "oauthlab_forms";

    private final Issuer issuer;
    private final UserSessions sessions;

    Browser(Issuer issuer, UserSessions sessions) {
        this.issuer = issuer;
        this.sessions = sessions;
    }

    /** Who is signed in at the browser that sent this request. */
    public Optional<UserSession> session(HttpHeaders headers) {
        return cookie(headers, SESSION).flatMap(sessions::find);
    }

    Optional<String> cookie(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getCookies().get(name))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    NewCookie set(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(issuer.isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    NewCookie remove(String name) {
        return new NewCookie.Builder(name).value("").path("/").maxAge(0).build();
    }
}
