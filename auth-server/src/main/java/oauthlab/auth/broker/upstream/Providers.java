package oauthlab.auth.broker.upstream;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The providers that are set. A setting that cannot work stops the server at its start, and says what to do. */
@ApplicationScoped
public class Providers {

    private static final Logger LOG = Logger.getLogger(Providers.class);

    private final Map<String, Provider> byId = new TreeMap<>();

    Providers(ProviderSettings settings) {
        settings.providers().forEach((id, provider) -> byId.put(id, provider(id, provider)));
    }

    void announce(@Observes StartupEvent start) {
        for (Provider provider : all()) {
            LOG.infof("Users may sign in with %s (%s).", provider.name(), provider.authority());
            if (provider.isPassthrough())
                LOG.warnf(
                        "PASSTHROUGH: clients get the tokens of %s itself. They can use them anywhere %s lets them, for as"
                                + " long as they last, and no withdrawal here ends them. For comparison only.",
                        provider.name(), provider.name());
        }
    }

    public List<Provider> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Provider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Provider provider(String id, ProviderSettings.Provider set) {
        if (!id.matches("[a-z0-9-]{1,30}"))
            throw wrong(id, "", "the name of a provider is made of small letters, digits and dashes, 30 at most");
        var known = new Known(set.preset());
        Map<String, String> byHand = endpoints(set, known);
        Optional<String> issuer = known.or(set.issuer(), "issuer");
        boolean isComplete = byHand.containsKey("authorization_endpoint") && byHand.containsKey("token_endpoint");
        if (issuer.isEmpty() && !isComplete)
            throw wrong(id, ".issuer", "is missing: set it, or authorization-endpoint and token-endpoint, or a preset");
        Provider.Subject subject = subject(set, known);
        if (subject.inIdToken() && issuer.isEmpty())
            throw wrong(id, ".subject-from", "must be 'userinfo': without an issuer there is no ID token to believe");
        return new Provider(
                id,
                known.or(set.name(), "name").orElse(id),
                issuer,
                known.or(set.responseIssuer(), "response-issuer").or(() -> issuer.filter(one -> !one.contains("{"))),
                client(set, known),
                set.scopes().orElseGet(() -> words(known.get("scopes").orElse("openid profile email"))),
                byHand,
                parameters(set, known),
                subject,
                set.timeout(),
                known.or(set.refreshWithScope().map(String::valueOf), "refresh-with-scope")
                        .filter("true"::equals)
                        .isPresent(),
                oneOf(id, ".tokens", set.tokens(), "passthrough", "swap"),
                set.handOverTo().orElse(Set.of()),
                claims(set.claims()));
    }

    private static Map<String, String> endpoints(ProviderSettings.Provider set, Known known) {
        var byHand = new LinkedHashMap<String, String>();
        Map.of(
                        "authorization_endpoint", set.authorizationEndpoint(),
                        "token_endpoint", set.tokenEndpoint(),
                        "userinfo_endpoint", set.userinfoEndpoint(),
                        "revocation_endpoint", set.revocationEndpoint(),
                        "jwks_uri", set.jwksUri())
                .forEach((name, value) ->
                        known.or(value, name.replace('_', '-')).ifPresent(address -> byHand.put(name, address)));
        return Map.copyOf(byHand);
    }

    private static Provider.ClientHere client(ProviderSettings.Provider set, Known known) {
        String method = known.or(set.clientAuthMethod(), "client-auth-method").orElse("client_secret_basic");
        boolean inBody =
                oneOf(set.clientId(), ".client-auth-method", method, "client_secret_post", "client_secret_basic");
        return new Provider.ClientHere(set.clientId(), set.clientSecret(), inBody);
    }

    private static Map<String, String> parameters(ProviderSettings.Provider set, Known known) {
        var all = new LinkedHashMap<String, String>();
        known.get("parameter").map(text -> text.split("=", 2)).ifPresent(pair -> all.put(pair[0], pair[1]));
        all.putAll(set.parameters());
        return all;
    }

    private static Provider.Subject subject(ProviderSettings.Provider set, Known known) {
        String from = known.or(set.subjectFrom(), "subject-from").orElse("id_token");
        return new Provider.Subject(
                oneOf(set.clientId(), ".subject-from", from, "id_token", "userinfo"),
                known.or(set.subjectField(), "subject-field").orElse("sub"),
                known.or(set.nameField(), "name-field").orElse("preferred_username"));
    }

    private static ClaimChoice claims(ProviderSettings.Claims set) {
        return new ClaimChoice(
                set.allow().orElse(Set.of()),
                set.block().orElse(Set.of()),
                set.prefix(),
                set.mostBytes(),
                set.structured());
    }

    /** @return whether it is the first of the two */
    private static boolean oneOf(String id, String setting, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second))
            throw wrong(id, setting, "must be '" + first + "' or '" + second + "', not '" + value + "'");
        return value.equals(first);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }

    private static IllegalStateException wrong(String id, String setting, String what) {
        return new IllegalStateException("oauthlab.upstream.providers." + id + setting + ": " + what + ".");
    }

    /** What a preset knows, if there is one. */
    private record Known(Optional<Preset> preset) {

        Optional<String> get(String setting) {
            return preset.flatMap(known -> known.get(setting));
        }

        Optional<String> or(Optional<String> set, String setting) {
            return set.or(() -> get(setting));
        }
    }
}
