package oauthlab.auth.tokens.families;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.auth.foundation.crypto.Authenticator;

/**
 * Writes and reads refresh tokens: {@code rt.FAMILY.GENERATION.MARK}.
 *
 * <p>The mark, an HMAC under a key that is not in the database, is what cannot be guessed (RFC 6749 section 10.10). So
 * the database holds no refresh token in any form; an invented one is refused without asking it; and an old one is
 * known as ours, however often the family was refreshed since, with one row for each family.
 */
@ApplicationScoped
public class RefreshTokens {

    private static final String PURPOSE = "refresh-token";
    private static final Pattern FORM = Pattern.compile("rt\\.([A-Za-z0-9_-]{22})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{43})");

    private final Authenticator authenticator;

    RefreshTokens(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** The one refresh token of this family that works now. */
    public String write(TokenFamily family) {
        String claim = family.id() + "." + family.generation();
        return "rt." + claim + "." + authenticator.mark(PURPOSE, claim);
    }

    /** Empty unless we made this token. Whether it still works is another question. */
    public Optional<RefreshToken> read(String token) {
        Matcher parts = FORM.matcher(token);
        if (!parts.matches()) return Optional.empty();
        String claim = parts.group(1) + "." + parts.group(2);
        if (!authenticator.isMark(parts.group(3), PURPOSE, claim)) return Optional.empty();
        return Optional.of(new RefreshToken(parts.group(1), Integer.parseInt(parts.group(2))));
    }
}
