package oauthlab.auth.browser.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.browser.sessions.UserSessions;
import oauthlab.auth.foundation.crypto.Authenticator;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.shared.secret.RandomSecret;

/**
 * The cookies we set, and reading them back.
 *
 * <p>{@code HttpOnly}: no script reads them. {@code SameSite=Lax}: other sites' forms arrive without them. {@code
 * Secure} as soon as the issuer is https; their names begin with {@code __Host-} then, so that no neighbouring host name can
 * plant one (RFC 6265bis section 4.1.3.2).
 */
@ApplicationScoped
public class SessionCookies {

    static final String SESSION = "oauthlab_session";
    static final String FORMS = "oauthlab_forms";
    static final String KNOWN = "oauthlab_browser";
    private static final String FROM_THIS_HOST = "__Host-";

    private static final Duration KNOWN_FOR = Duration.ofDays(180);
    private static final int NAME_BYTES = 16;

    private final Issuer issuer;
    private final UserSessions sessions;
    private final Authenticator authenticator;

    SessionCookies(Issuer issuer, UserSessions sessions, Authenticator authenticator) {
        this.issuer = issuer;
        this.sessions = sessions;
        this.authenticator = authenticator;
    }

    /** Who is signed in at the browser that sent this request. */
    public Optional<UserSession> session(HttpHeaders headers) {
        return sessionSecret(headers).flatMap(sessions::find);
    }

    /**
     * The name of this browser, if this user has signed in here before, however long ago. It signs nobody in; it only says
     * that the one who types is probably no stranger.
     */
    Optional<String> knownFor(HttpHeaders headers, String username) {
        return own(headers, KNOWN)
                .map(value -> value.split("\\.", 2))
                .filter(parts -> parts.length == 2)
                .filter(parts -> authenticator.isMark(parts[1], KNOWN, parts[0] + '\n' + username))
                .map(parts -> parts[0]);
    }

    /** The cookie by which this browser is known from now on: a random name, and our mark on that and the user's. */
    NewCookie remember(String username) {
        String name = RandomSecret.generate(NAME_BYTES);
        return own(KNOWN, name + '.' + authenticator.mark(KNOWN, name + '\n' + username))
                .maxAge((int) KNOWN_FOR.toSeconds())
                .build();
    }

    /** The secret of the session that the browser shows, whether it is a good one or not. */
    public Optional<String> sessionSecret(HttpHeaders headers) {
        return own(headers, SESSION);
    }

    /** The cookie that signs the browser in. It goes when the browser is closed. */
    public NewCookie signedIn(String sessionSecret) {
        return own(SESSION, sessionSecret).build();
    }

    NewCookie signedOut() {
        return own(SESSION, "").maxAge(0).build();
    }

    /** The random value to which forms are bound. */
    Optional<String> formsId(HttpHeaders headers) {
        return own(headers, FORMS);
    }

    NewCookie forms(String id) {
        return own(FORMS, id).build();
    }

    public Optional<String> cookie(HttpHeaders headers, String name) {
        return Optional.ofNullable(cookies(headers).get(name))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    /** What cannot be read was not set by us. */
    private static Map<String, Cookie> cookies(HttpHeaders headers) {
        try {
            return headers.getCookies();
        } catch (IllegalArgumentException malformed) {
            return Map.of();
        }
    }

    /** One more cookie of this kind, for so long. */
    public NewCookie own(String name, String value, Duration lifetime) {
        return own(name, value).maxAge((int) lifetime.toSeconds()).build();
    }

    public Optional<String> own(HttpHeaders headers, String name) {
        return cookie(headers, ownName(name));
    }

    private NewCookie.Builder own(String name, String value) {
        return cookie(ownName(name), value);
    }

    /** Over plain http browsers refuse a name with the prefix. */
    private String ownName(String name) {
        return issuer.isSecure() ? FROM_THIS_HOST + name : name;
    }

    private NewCookie.Builder cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(issuer.isSecure())
                .sameSite(NewCookie.SameSite.LAX);
    }
}
