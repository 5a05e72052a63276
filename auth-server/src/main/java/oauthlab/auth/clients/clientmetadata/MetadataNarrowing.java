package oauthlab.auth.clients.clientmetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;

/**
 * Keeps of a stranger's description what this server can do, and drops the rest: a client is written for many servers, and reads in
 * the answer what remained. RFC 7591 sections 2 and 3.2.1.
 *
 * <p>Where nothing remains of something that was said, it stays as it is, for {@link ClientMetadataRules} to refuse it with the
 * reason.
 */
@ApplicationScoped
public class MetadataNarrowing {

    private static final int MAX_NAME_LENGTH = ClientMetadataRules.MAX_NAME_LENGTH;
    private static final String GRANTS = "grant_types";
    private static final String SCOPE = "scope";
    private static final String TYPE = "application_type";
    private static final Set<String> LISTS =
            Set.of("redirect_uris", "post_logout_redirect_uris", GRANTS, "response_types", "contacts");
    /** Lists of words, which some clients write as one text, as in {@code scope}. */
    private static final Set<String> WORDS = Set.of(GRANTS, "response_types");

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String METHOD = "token_endpoint_auth_method";
    private static final String KEYS = "jwks";
    private static final Set<String> PAGES = Set.of("client_uri", "logo_uri", "tos_uri", "policy_uri");
    private static final Set<String> PROTECTING = Set.of(METHOD, KEYS);
    private static final Set<String> SWITCHES =
            Set.of("require_pushed_authorization_requests", "dpop_bound_access_tokens");

    private final RegistrationSettings settings;
    private final SigningKeys keys;
    private final ObjectMapper json;

    MetadataNarrowing(RegistrationSettings settings, SigningKeys keys, ObjectMapper json) {
        this.settings = settings;
        this.keys = keys;
        this.json = json;
    }

    /**
     * @param unsaid how the client shows who it is, when it does not say
     * @return empty when this is no JSON object
     */
    public Optional<ClientMetadata> read(String document, ClientAuthMethod unsaid) {
        try {
            String text = document.startsWith(BYTE_ORDER_MARK) ? document.substring(1) : document;
            if (!(json.readTree(text) instanceof ObjectNode said)) return Optional.empty();
            for (String member : memberNames(said)) setOrRemove(said, member, typed(member, said.get(member)));
            narrow(said, unsaid);
            return Optional.of(json.treeToValue(said, ClientMetadata.class));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static List<String> memberNames(ObjectNode said) {
        return said.properties().stream().map(member -> member.getKey()).toList();
    }

    private static void setOrRemove(ObjectNode said, String member, Optional<JsonNode> value) {
        value.ifPresentOrElse(kept -> said.set(member, kept), () -> said.remove(member));
    }

    /** The value in the form that the member has; empty when it says nothing. What protects the client stays, to be refused. */
    private static Optional<JsonNode> typed(String member, JsonNode value) {
        if (value.isNull()) return Optional.empty();
        if (PROTECTING.contains(member)) return Optional.of(value);
        if (SWITCHES.contains(member)) return Optional.of(onOrOff(value));
        if (member.equals(GRANTS) && isNonsense(value)) return Optional.of(value);
        if (LISTS.contains(member)) return list(texts(words(member, value)).distinct());
        if (!member.equals(SCOPE)) return text(value.asText());
        return Optional.of(value.isArray() ? TextNode.valueOf(texts(value).collect(Collectors.joining(" "))) : value);
    }

    private static JsonNode words(String member, JsonNode value) {
        if (!WORDS.contains(member) || !value.isTextual()) return value;
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        for (String word : value.asText().strip().split("[\\s,]+")) words.add(word);
        return words;
    }

    /** An empty list says nothing, and means the usual. */
    private static boolean isNonsense(JsonNode value) {
        boolean isEmptyList = value.isArray() && value.isEmpty();
        return !isEmptyList && texts(value).findAny().isEmpty();
    }

    private static JsonNode onOrOff(JsonNode value) {
        return switch (value.asText()) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf("neither true nor false");
        };
    }

    private void narrow(ObjectNode said, ClientAuthMethod unsaid) {
        if (unsaid.usesSecret() && isApp(said)) said.put(METHOD, ClientAuthMethod.NONE.wire());
        if (unsaid.usesSecret() && said.path(METHOD).isTextual())
            keepIf(said, METHOD, method -> ClientAuthMethod.fromWire(method).isPresent());
        dropUselessKeys(said);
        PAGES.forEach(page -> keepIf(said, page, RedirectUriRules::isWebPage));
        keepIf(said, TYPE, Set.of("web", "native")::contains);
        keepIf(said, "id_token_signed_response_alg", this::isSignedWith);
        boolean isPublic = said.path(METHOD).asText(unsaid.wire()).equals("none");
        keep(said, GRANTS, grant -> isGrantOf(grant, isPublic));
        boolean wantsCode = !said.has(GRANTS) || texts(said.get(GRANTS)).anyMatch("authorization_code"::equals);
        if (wantsCode) keep(said, "response_types", "code"::equals);
        else said.remove("response_types");
        boolean anyScheme = RedirectUriRules.isApp(isPublic, said.path(TYPE).asText());
        for (String uris : List.of("redirect_uris", "post_logout_redirect_uris"))
            keep(said, uris, uri -> RedirectUriRules.isGood(uri, anyScheme));
        keepPossibleScopes(said);
        setOrRemove(said, "client_name", text(shortened(said.path("client_name").asText())));
    }

    /**
     * Does it come back by its own scheme alone, and not say how it shows who it is? Then it is a program on a person's device, and those
     * are public clients (RFC 8252 section 8.4). The usual method would only lead to a refusal of its redirect URIs; RFC 7591
     * section 3.2.1 lets the server choose another one.
     */
    private static boolean isApp(ObjectNode said) {
        List<String> uris = texts(said.path("redirect_uris")).toList();
        boolean isForItself = texts(said.path(GRANTS)).anyMatch(GrantType.CLIENT_CREDENTIALS.wire()::equals);
        return !said.has(METHOD)
                && !isForItself
                && RedirectUriRules.isApp(true, said.path(TYPE).asText())
                && uris.stream().noneMatch(uri -> RedirectUriRules.isGood(uri, false))
                && uris.stream().anyMatch(uri -> RedirectUriRules.isGood(uri, true));
    }

    /** What holds no key protects nobody. A method that needs one is refused then, as if none had been sent. */
    private static void dropUselessKeys(ObjectNode said) {
        JsonNode keys = said.path(KEYS);
        boolean hasNone = keys.isValueNode()
                || keys.isEmpty()
                || keys.path("keys").isArray() && keys.path("keys").isEmpty();
        if (hasNone && !said.has("jwks_uri")) said.remove(KEYS);
    }

    private boolean isSignedWith(String algorithm) {
        return keys.algorithms().stream().anyMatch(known -> known.getAlgorithm().equals(algorithm));
    }

    private static boolean isGrantOf(String name, boolean isPublic) {
        return GrantType.fromWire(name)
                .filter(ClientMetadataRules.FOR_STRANGERS::contains)
                .filter(grant -> !isPublic || grant != GrantType.CLIENT_CREDENTIALS)
                .isPresent();
    }

    /** One that is granted to nobody's account must be right: without one it would get everything. */
    private void keepPossibleScopes(ObjectNode said) {
        if (!said.path(SCOPE).isTextual()) return;
        String possible = Stream.of(said.get(SCOPE).asText().split(" "))
                .filter(settings.scopes()::contains)
                .distinct()
                .collect(Collectors.joining(" "));
        boolean isForItself = texts(said.path(GRANTS)).anyMatch(GrantType.CLIENT_CREDENTIALS.wire()::equals);
        if (possible.isEmpty() && isForItself) return;
        setOrRemove(said, SCOPE, text(possible));
    }

    private static void keepIf(ObjectNode said, String member, Predicate<String> isPossible) {
        if (said.has(member) && !isPossible.test(said.get(member).asText())) said.remove(member);
    }

    /** Of a list; what would be empty then stays as it is. */
    private static void keep(ObjectNode said, String member, Predicate<String> isPossible) {
        if (said.has(member))
            list(texts(said.get(member)).filter(isPossible)).ifPresent(kept -> said.set(member, kept));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_LENGTH - 1)) + "\u2026";
    }

    private static Stream<String> texts(JsonNode value) {
        if (value.isTextual()) return Stream.of(value.asText());
        return value.isArray() ? value.valueStream().filter(JsonNode::isTextual).map(JsonNode::asText) : Stream.of();
    }

    private static Optional<JsonNode> list(Stream<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return Optional.<JsonNode>of(list).filter(some -> !some.isEmpty());
    }

    private static Optional<JsonNode> text(String text) {
        return Optional.<JsonNode>of(TextNode.valueOf(text)).filter(some -> !text.isEmpty());
    }
}
