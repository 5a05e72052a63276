package oauthlab.resource.apikey;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.resource.audit.AccessDecision;
import oauthlab.resource.audit.ClientUse;
import oauthlab.resource.guard.GuardSettings;

/**
 * Checks an API key: is it one of ours, and not taken back? Nothing else can be asked, for a key says nothing: for whom it
 * is, for which API, since when and until when.
 */
@Singleton
final class ApiKeyCheck implements CredentialCheck {

    /** A key has no end of its own; so long it may be believed without looking again. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final ApiKeySettings settings;
    private final boolean accepted;
    private final ClientUse use;
    private final Clock clock;

    ApiKeyCheck(ApiKeys keys, ApiKeySettings settings, GuardSettings guard, ClientUse use, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.accepted = guard.authMode().takesKeys();
        this.use = use;
        this.clock = clock;
    }

    @Override
    public String name() {
        return AccessDecision.API_KEY;
    }

    /** Knows every key by its first letters, also where none is taken any more: so a late client learns what to do. */
    @Override
    public Optional<VerifiedCredential> verify(String token) {
        if (!token.startsWith(Credential.ApiKey.PREFIX)) return Optional.empty();
        Optional<ApiKey> found = keys.find(token);
        if (!accepted) throw tooLate(found);
        ApiKey key = found.orElseThrow(() -> new InvalidToken("This API key is unknown, or was taken back."));
        var caller = new Caller(key.ownerId(), false, key.name(), null, Permissions.scopes(key.permissions()));
        return Optional.of(new VerifiedCredential(
                AccessDecision.API_KEY, caller, clock.instant().plus(BELIEVED), Optional.empty()));
    }

    /** Whose key it is matters to those who watch, not to the answer: that is the same for every key, good or not. */
    private InvalidToken tooLate(Optional<ApiKey> found) {
        found.ifPresent(key -> use.called(key.name(), ClientUse.Kind.LATE_KEY));
        return new InvalidToken("API keys are not taken here any more. Get an access token instead; " + settings.guide()
                + " says how.");
    }
}
