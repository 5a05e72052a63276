package oauthlab.mcp.apikey;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.refusal.Challenges;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.access.CredentialCheck;
import oauthlab.mcp.scopes.ToolScopes;
import oauthlab.shared.protocol.Scopes;
import org.jboss.logging.Logger;

/**
 * Checks an API key: is it one of ours? Nothing else can be asked, for a key says nothing: for whom it is, for which server,
 * since when and until when.
 */
@Singleton
class ApiKeyCheck implements CredentialCheck {

    private static final Logger LOG = Logger.getLogger("oauthlab.denied");

    private final ConfiguredApiKeys keys;
    private final Permissions permissions;
    private final DeprecationHeaders deprecation;
    private final Challenges challenges;
    private final ApiKeySettings settings;
    private final Scopes atFirst;

    ApiKeyCheck(
            ConfiguredApiKeys keys,
            Permissions permissions,
            DeprecationHeaders deprecation,
            Challenges challenges,
            ApiKeySettings settings,
            ToolScopes scopes) {
        this.keys = keys;
        this.permissions = permissions;
        this.deprecation = deprecation;
        this.challenges = challenges;
        this.settings = settings;
        this.atFirst = scopes.atFirst();
    }

    @Override
    public Optional<Caller> check(RoutingContext request, Optional<Credential> presented) {
        Optional<Credential> key =
                presented.filter(credential -> credential.value().startsWith(Credential.ApiKey.PREFIX));
        if (key.isPresent()) {
            Caller caller = caller(find(key.get()));
            deprecation.add(request.response());
            return Optional.of(caller);
        }
        if (settings.authMode().takesTokens()) return Optional.empty();
        throw presented.isPresent()
                ? tooEarly()
                : challenges.nothingSent(atFirst, "This needs an API key: send it as X-API-Key: KEY.");
    }

    /** Knows every key by its first letters, also where none is taken any more: so a late client learns what to do. */
    private ApiKey find(Credential key) {
        Optional<ApiKey> found = keys.find(key.value());
        if (!settings.authMode().takesKeys()) throw tooLate(found);
        if (key instanceof Credential.BoundToken)
            throw challenges.invalidToken(
                    atFirst,
                    "An API key is bound to nothing: send it as X-API-Key: KEY, or as Authorization: Bearer KEY.");
        return found.orElseThrow(() -> challenges.invalidToken(atFirst, "This API key is unknown, or was taken back."));
    }

    /** The client is its own subject: no user was asked. A key cannot be exchanged, so its digest stands where a token would. */
    private Caller caller(ApiKey key) {
        return new Caller(
                Caller.Kind.KEY,
                key.name(),
                key.name(),
                permissions.scopes(key.permissions()),
                Instant.MAX,
                key.digest());
    }

    /** Whose key it is matters to those who watch, not to the answer: that is the same for every key, good or not. */
    private Refusal tooLate(Optional<ApiKey> found) {
        found.ifPresent(
                key -> LOG.infof("late key: %s, for which %s answers, still uses one", key.name(), key.owner()));
        return challenges.invalidToken(
                atFirst,
                "API keys are not taken here any more. Get an access token instead; "
                        + settings.apiKeys().guide() + " says how.");
    }

    private Refusal tooEarly() {
        return challenges.invalidToken(
                atFirst,
                "Access tokens are not taken here yet. Send an API key as X-API-Key: KEY; "
                        + settings.apiKeys().guide() + " says how keys and tokens go together.");
    }
}
