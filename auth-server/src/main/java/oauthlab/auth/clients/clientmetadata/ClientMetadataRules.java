package oauthlab.auth.clients.clientmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.ClientSecret;
import oauthlab.auth.clients.TokenSettings;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.text.Invisible;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Turns what an application says about itself into a client, or says what is wrong with it. RFC 7591 section 2. */
@ApplicationScoped
public class ClientMetadataRules {

    static final Set<GrantType> FOR_STRANGERS = Set.of(
            GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.DEVICE_CODE, GrantType.CLIENT_CREDENTIALS);
    static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_URI_LENGTH = 1000;

    private final RegistrationSettings settings;
    private final SigningKeys keys;

    ClientMetadataRules(RegistrationSettings settings, SigningKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * The most that a client may ever have.
     *
     * @param anyScheme may it be an app, with a redirect scheme of its own that has no dot?
     * @param isStranger did it describe itself, so that its users decide about each scope?
     */
    public record Limits(Set<GrantType> grantTypes, Scopes scopes, boolean anyScheme, boolean isStranger) {}

    /**
     * The client that this description of a stranger makes.
     *
     * @param secret its secret, if it is to have one
     * @throws BadClientMetadata with what is wrong and what would be right
     */
    public Client accept(
            String clientId, ClientMetadata metadata, ClientAuthMethod method, Optional<ClientSecret> secret) {
        return accept(
                clientId,
                metadata,
                method,
                secret,
                new Limits(
                        FOR_STRANGERS,
                        Scopes.of(settings.scopes()),
                        RedirectUriRules.isApp(method == ClientAuthMethod.NONE, metadata.applicationType()),
                        true));
    }

    /** The same for somebody whose limits are others. */
    public Client accept(
            String clientId,
            ClientMetadata metadata,
            ClientAuthMethod method,
            Optional<ClientSecret> secret,
            Limits limits) {
        requireVisible(metadata);
        Set<GrantType> grants = grants(metadata, method, limits.grantTypes());
        List<String> redirectUris = orEmpty(metadata.redirectUris());
        checkRedirectUris(redirectUris, grants, limits.anyScheme());
        RedirectUriRules.check(orEmpty(metadata.postLogoutRedirectUris()), limits.anyScheme());
        return new ClientBuilder(clientId)
                .name(name(metadata, clientId, limits.isStranger()))
                .authentication(authentication(metadata, method, secret))
                .grantTypes(grants)
                .scopes(scopes(metadata, grants, limits))
                .redirectUris(redirectUris)
                .postLogoutRedirectUris(orEmpty(metadata.postLogoutRedirectUris()))
                .tokens(TokenSettings.DEFAULT.withIdTokenAlgorithm(idTokenAlgorithm(metadata)))
                .rules(rules(metadata, limits))
                .build();
    }

    /**
     * Inside a word of some scripts, and inside some emoji, the joiners are spelling. They hide nothing there; between ASCII
     * letters they would make two names look like one.
     */
    private static final Pattern SPELLING = Pattern.compile("(?<=[^\\p{ASCII}])[\\u200c\\u200d](?=[^\\p{ASCII}])");

    /** Whatever of it somebody may be shown one day says what it seems to say. */
    private static void requireVisible(ClientMetadata metadata) {
        metadata.texts().forEach((member, text) -> {
            if (Invisible.isIn(SPELLING.matcher(text).replaceAll("")))
                throw BadClientMetadata.of(
                        member + " has a character in it that cannot be seen: a control character, or"
                                + " one that changes the direction of writing. Remove it.");
        });
    }

    /** How it will prove who it is; {@code unsaid} when it does not say. */
    public static ClientAuthMethod method(ClientMetadata metadata, ClientAuthMethod unsaid) {
        if (metadata.authMethod() == null) return unsaid;
        return ClientAuthMethod.fromWire(metadata.authMethod())
                .orElseThrow(() -> BadClientMetadata.of(
                        "token_endpoint_auth_method '" + metadata.authMethod() + "' is not supported."));
    }

    private static Set<GrantType> grants(ClientMetadata metadata, ClientAuthMethod method, Set<GrantType> possible) {
        List<String> wanted =
                metadata.grantTypes() == null ? List.of(GrantType.AUTHORIZATION_CODE.wire()) : metadata.grantTypes();
        Set<GrantType> grants = wanted.stream()
                .map(name -> GrantType.fromWire(String.valueOf(name))
                        .filter(possible::contains)
                        .orElseThrow(() -> BadClientMetadata.of("grant_types: '" + name + "' cannot be registered.")))
                .collect(Collectors.toUnmodifiableSet());
        if (grants.contains(GrantType.CLIENT_CREDENTIALS) && method == ClientAuthMethod.NONE)
            throw BadClientMetadata.of(
                    "client_credentials needs a client that can prove who it is; the method is none.");
        boolean wantsCode = grants.contains(GrantType.AUTHORIZATION_CODE);
        List<String> types =
                metadata.responseTypes() == null && wantsCode ? List.of("code") : orEmpty(metadata.responseTypes());
        if (!types.equals(wantsCode ? List.of("code") : List.of()))
            throw BadClientMetadata.of("response_types must be [\"code\"] with authorization_code, else empty.");
        return grants;
    }

    private static void checkRedirectUris(List<String> uris, Set<GrantType> grants, boolean anyScheme) {
        if (uris.isEmpty() && grants.contains(GrantType.AUTHORIZATION_CODE))
            throw BadClientMetadata.of("redirect_uris is missing; authorization_code needs at least one.");
        RedirectUriRules.check(uris, anyScheme);
    }

    private static String name(ClientMetadata metadata, String clientId, boolean isStranger) {
        if (metadata.name() == null || metadata.name().isBlank()) return clientId;
        if (metadata.name().codePointCount(0, metadata.name().length()) > MAX_NAME_LENGTH)
            throw BadClientMetadata.of("client_name is longer than " + MAX_NAME_LENGTH + " characters.");
        if (isStranger && ReservedNames.has(metadata.name()))
            throw BadClientMetadata.of("client_name is that of an application that users know. Choose another one.");
        return metadata.name();
    }

    /**
     * MCP's libraries register with the scopes that a server's first refusal named, and ask for more when a tool needs more.
     * So the scopes of a stranger that has users are no limit: each of them is approved by a user. RFC 7591 section 3.2.1
     * allows that the answer differs from the wish.
     */
    private static Scopes scopes(ClientMetadata metadata, Set<GrantType> grants, Limits limits) {
        Scopes possible = limits.scopes();
        if (metadata.scope() == null) return possible;
        Scopes wanted = parsed(metadata.scope());
        if (!possible.containsAll(wanted))
            throw BadClientMetadata.of(
                    "scope: '" + wanted.without(possible) + "' cannot be registered; possible are '" + possible + "'.");
        return limits.isStranger() && !grants.contains(GrantType.CLIENT_CREDENTIALS) ? possible : wanted;
    }

    private static Scopes parsed(String scope) {
        try {
            return Scopes.parse(scope);
        } catch (IllegalArgumentException malformed) {
            throw BadClientMetadata.of("scope: " + malformed.getMessage() + ".");
        }
    }

    private String idTokenAlgorithm(ClientMetadata metadata) {
        String wanted = metadata.idTokenAlgorithm();
        if (wanted == null) return TokenSettings.DEFAULT_ID_TOKEN_ALGORITHM;
        List<String> possible =
                keys.algorithms().stream().map(SignatureAlgorithm::getAlgorithm).toList();
        if (possible.contains(wanted)) return wanted;
        throw BadClientMetadata.of("id_token_signed_response_alg '" + wanted + "' is not supported; possible are "
                + String.join(", ", possible) + ".");
    }

    private static ClientAuthentication authentication(
            ClientMetadata metadata, ClientAuthMethod method, Optional<ClientSecret> secret) {
        Optional<String> jwks = Optional.ofNullable(metadata.jwks()).map(ClientMetadataRules::publicKeys);
        Optional<String> jwksUri = Optional.ofNullable(metadata.jwksUri());
        jwksUri.ifPresent(ClientMetadataRules::checkJwksUri);
        if (jwks.isPresent() && jwksUri.isPresent())
            throw BadClientMetadata.of("jwks and jwks_uri cannot both be there.");
        if (method == ClientAuthMethod.PRIVATE_KEY_JWT && jwks.isEmpty() && jwksUri.isEmpty())
            throw BadClientMetadata.of("private_key_jwt needs jwks or jwks_uri.");
        return new ClientAuthentication(Set.of(method), secret.map(List::of).orElse(List.of()), jwks, jwksUri);
    }

    private static void checkJwksUri(String uri) {
        if (uri.length() > MAX_URI_LENGTH)
            throw BadClientMetadata.of("jwks_uri is longer than " + MAX_URI_LENGTH + " characters.");
        if (!RedirectUriRules.isAscii(uri)) throw BadClientMetadata.of("jwks_uri has characters that no URI has.");
        try {
            String scheme = String.valueOf(new URI(uri).getScheme());
            if (scheme.equals("https") || scheme.equals("http")) return;
        } catch (URISyntaxException malformed) {
            // refused below
        }
        throw BadClientMetadata.of("jwks_uri must be an https address.");
    }

    /** A private key in a description is everybody's key now; whoever sent it has to know. */
    private static String publicKeys(JsonNode jwks) {
        try {
            for (JsonWebKey key : new JsonWebKeySet(jwks.toString()).getJsonWebKeys()) {
                if (!(key instanceof PublicJsonWebKey pair) || pair.getPrivateKey() != null)
                    throw BadClientMetadata.of(
                            "jwks must hold public keys only. If it held a private one, replace that.");
            }
            return jwks.toString();
        } catch (JoseException | ClassCastException notKeys) {
            // The library casts what it finds, such as a key that is no object.
            throw BadClientMetadata.of("jwks is no set of keys (RFC 7517).");
        }
    }

    private static ClientRules rules(ClientMetadata metadata, Limits limits) {
        return new ClientRules(
                true,
                false,
                Boolean.TRUE.equals(metadata.requiresPushedRequests()),
                Boolean.TRUE.equals(metadata.requiresDpop()),
                ClientRules.ExchangeRules.NONE,
                limits.isStranger());
    }

    private static List<String> orEmpty(List<String> values) {
        return values == null ? List.of() : values;
    }
}
