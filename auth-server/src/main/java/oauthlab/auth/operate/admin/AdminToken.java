package oauthlab.auth.operate.admin;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.file.Path;
import java.util.Optional;
import oauthlab.auth.clients.clientauth.PresentedToken;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.crypto.SecretFile;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.foundation.ratelimit.AttemptLimit;
import oauthlab.auth.foundation.ratelimit.SecretGuesses;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.secret.Digests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The administrator's token: {@code oauthlab.admin.token} (environment {@code OAUTHLAB_ADMIN_TOKEN}). Lab mode makes its own
 * in a file that only its owner can read. Where there is none, there is no administration either: 404.
 */
@Startup // so that the file is there, and a token that is too short is noticed, before anybody asks
@ApplicationScoped
class AdminToken {

    private static final int MIN_LENGTH = 32;

    private final Optional<String> digest;
    private final SecretGuesses guesses;
    private final AuditLog audit;

    AdminToken(
            LabMode lab,
            SecretGuesses guesses,
            AuditLog audit,
            @ConfigProperty(name = "oauthlab.admin.token") Optional<String> token,
            @ConfigProperty(name = "oauthlab.admin.token-file") Path file) {
        this.guesses = guesses;
        this.audit = audit;
        token.filter(value -> value.length() < MIN_LENGTH).ifPresent(AdminToken::refuse);
        digest = token.or(() -> lab.isOn() ? Optional.of(SecretFile.readOrCreate(file)) : Optional.empty())
                .map(String::strip)
                .map(Digests::sha256);
    }

    /** @throws RuntimeException that is answered with 401 {@code invalid_token} for every other token, with 429 for guesses */
    void require(HttpHeaders headers) {
        String expected = digest.orElseThrow(NotFoundException::new);
        String presented = PresentedToken.bearer(headers);
        if (guesses.isRight(AttemptLimit.ADMIN_TOKEN, () -> Digests.matches(presented, expected))) return;
        audit.write(AuditEvent.refused("admin.refused", null, "invalid_token", "not the administrator's token"));
        throw OAuthException.refusedToken(
                OAuthErrorCode.INVALID_TOKEN,
                "This is not the administrator's token. './lab clients' and './lab keys' find it by themselves.");
    }

    private static void refuse(String tooShort) {
        throw new IllegalStateException("OAUTHLAB_ADMIN_TOKEN has only " + tooShort.length()
                + " characters, but must have " + MIN_LENGTH + " or more; 'openssl rand -hex 32' makes one.");
    }
}
