package oauthlab.auth.operate.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.ClientRules.ExchangeRules;
import oauthlab.auth.clients.ClientSecret;
import oauthlab.auth.clients.TokenSettings;
import oauthlab.auth.clients.clientmetadata.BadClientMetadata;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;
import oauthlab.auth.clients.clientmetadata.ClientMetadataRules;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.issuer.Resources;
import oauthlab.auth.tokens.families.Lifetimes;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.secret.RandomSecret;

/**
 * Reads the description of a new client: members of RFC 7591 section 2, and what only the administrator may say:
 * {@code default_resource} and {@code serves_resource} (short names), {@code access_token_format} (jwt or opaque), {@code
 * access_token_seconds}, {@code refresh_token_seconds}, {@code first_party}, {@code exchange_from} and {@code exchange_to}
 * (short names of resources), {@code may_impersonate}. Lists are words with spaces between. Without {@code scope} the client has no
 * scope.
 */
@ApplicationScoped
class NewClients {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");
    /** A token's subject is a user or a client; so no id is both (RFC 9068 section 5). */
    private static final String USER_PREFIX = "user-";

    private static final Set<String> WORDS = Set.of(
            "client_id",
            "client_name",
            "scope",
            "token_endpoint_auth_method",
            "id_token_signed_response_alg",
            "jwks_uri");
    private static final Set<String> LISTS = Set.of("grant_types", "redirect_uris", "post_logout_redirect_uris");
    private static final Set<String> SWITCHES =
            Set.of("require_pushed_authorization_requests", "dpop_bound_access_tokens");
    /** What only the administrator may say. */
    private static final Set<String> OURS = Set.of(
            "default_resource",
            "serves_resource",
            "access_token_format",
            "access_token_seconds",
            "refresh_token_seconds",
            "first_party",
            "exchange_from",
            "exchange_to",
            "may_impersonate");

    private static final Set<String> KNOWN =
            Stream.of(WORDS, LISTS, SWITCHES, OURS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    private static final long MAX_REFRESH_SECONDS = Duration.ofDays(3650).toSeconds();
    private static final int ID_BYTES = 16;

    private final ClientMetadataRules rules;
    private final AccessPolicy policy;
    private final Resources resources;
    private final Lifetimes lifetimes;
    private final ObjectMapper json;

    NewClients(
            ClientMetadataRules rules,
            AccessPolicy policy,
            Resources resources,
            Lifetimes lifetimes,
            ObjectMapper json) {
        this.rules = rules;
        this.policy = policy;
        this.resources = resources;
        this.lifetimes = lifetimes;
        this.json = json;
    }

    /**
     * The client that this describes.
     *
     * @param secret for it to have, if it is to have one
     * @throws BadClientMetadata with what is wrong and what would be right
     */
    Client read(FormParameters form, String secret) {
        form.requireOnly(KNOWN);
        String id = form.get("client_id").orElseGet(() -> RandomSecret.generate(ID_BYTES));
        if (!CLIENT_ID.matcher(id).matches())
            throw BadClientMetadata.of("client_id must be 1 to 100 letters, digits and any of . _ ~ -");
        if (id.startsWith(USER_PREFIX))
            throw BadClientMetadata.of("client_id must not begin with '" + USER_PREFIX + "', as ids of users do.");
        ClientMetadata metadata = metadata(form);
        ClientAuthMethod method = ClientMetadataRules.method(metadata, ClientAuthMethod.CLIENT_SECRET_BASIC);
        Optional<ClientSecret> digest = Optional.of(ClientSecret.of(secret)).filter(any -> method.usesSecret());
        var limits = new ClientMetadataRules.Limits(EnumSet.allOf(GrantType.class), policy.supported(), true, false);
        Client client = rules.accept(id, metadata, method, digest, limits);
        return ClientBuilder.from(client)
                .authentication(authentication(client.authentication(), metadata))
                .defaultResource(resource(form, "default_resource"))
                .servesResource(resource(form, "serves_resource"))
                .tokens(tokens(form, client.tokens().idTokenAlgorithm()))
                .rules(rules(form, client.rules()))
                .build();
    }

    private ClientMetadata metadata(FormParameters form) {
        var members = new LinkedHashMap<String, Object>();
        for (String name : WORDS) form.get(name).ifPresent(value -> members.put(name, value));
        for (String name : LISTS) if (form.has(name)) members.put(name, words(form, name));
        for (String name : SWITCHES) if (form.has(name)) members.put(name, isOn(form, name));
        // A typing error must not give everything, which is what RFC 7591 section 2 allows a server to do.
        members.putIfAbsent("scope", "");
        // Without an address to send a browser to, it can only be a machine.
        if (!form.has("redirect_uris"))
            members.putIfAbsent("grant_types", List.of(GrantType.CLIENT_CREDENTIALS.wire()));
        return json.convertValue(members, ClientMetadata.class);
    }

    /** Who does not say how it will show its secret may do it in either way. */
    private static ClientAuthentication authentication(ClientAuthentication accepted, ClientMetadata metadata) {
        return metadata.authMethod() == null
                ? ClientAuthentication.bySecret(accepted.secrets().get(0))
                : accepted;
    }

    private TokenSettings tokens(FormParameters form, String idTokenAlgorithm) {
        return new TokenSettings(
                format(form.get("access_token_format").orElse("jwt")),
                seconds(
                        form,
                        "access_token_seconds",
                        lifetimes.longestAccessToken().toSeconds()),
                seconds(form, "refresh_token_seconds", MAX_REFRESH_SECONDS),
                idTokenAlgorithm);
    }

    private ClientRules rules(FormParameters form, ClientRules accepted) {
        return new ClientRules(
                true,
                isOn(form, "first_party"),
                accepted.requiresPushedRequests(),
                accepted.requiresDpop(),
                new ExchangeRules(
                        resources(form, "exchange_from"),
                        resources(form, "exchange_to"),
                        isOn(form, "may_impersonate")));
    }

    private static TokenSettings.Format format(String name) {
        return switch (name) {
            case "jwt" -> TokenSettings.Format.JWT;
            case "opaque" -> TokenSettings.Format.OPAQUE;
            default -> throw BadClientMetadata.of("access_token_format must be jwt or opaque.");
        };
    }

    private static Optional<Duration> seconds(FormParameters form, String name, long most) {
        return form.get(name).map(text -> {
            boolean isNumber = text.matches("\\d{1,9}");
            if (isNumber && Long.parseLong(text) >= 1 && Long.parseLong(text) <= most)
                return Duration.ofSeconds(Long.parseLong(text));
            throw BadClientMetadata.of(name + " must be a number of seconds from 1 to " + most + ".");
        });
    }

    private Optional<String> resource(FormParameters form, String name) {
        return form.get(name).map(value -> requireNamed(name, value));
    }

    private Set<String> resources(FormParameters form, String name) {
        return words(form, name).stream()
                .map(value -> requireNamed(name, value))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String requireNamed(String member, String resource) {
        if (resources.isNamed(resource)) return resource;
        throw BadClientMetadata.of(member + ": there is no resource named '" + resource
                + "'; names are the last words of the settings oauthlab.resources.identifiers.*");
    }

    private static boolean isOn(FormParameters form, String name) {
        return switch (form.get(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadClientMetadata.of(name + " must be true or false.");
        };
    }

    private static List<String> words(FormParameters form, String name) {
        return form.get(name).stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
