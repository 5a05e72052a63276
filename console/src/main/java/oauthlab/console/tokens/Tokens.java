package oauthlab.console.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.console.reading.Content;
import oauthlab.console.reading.Reading;
import oauthlab.console.routes.RoutesFile;
import oauthlab.console.secrets.Secret;
import oauthlab.console.secrets.Use;
import oauthlab.console.tokens.Token.Claim;
import oauthlab.console.tokens.Token.From;
import oauthlab.console.tokens.Token.Seen;
import oauthlab.console.tokens.Token.Signature;

/** What is known of the tokens that passed, by label. The oldest are forgotten. */
@Singleton
public class Tokens {

    private static final int MAX_TOKENS = 2000;
    private static final int MAX_SEEN = 100;
    private static final int COLOURS = 8;
    private static final Map<String, String> MADE_FROM = Map.of(
            "subject_token",
            "exchanged",
            "refresh_token",
            "refreshed",
            "code",
            "redeemed",
            "device_code",
            "redeemed",
            "assertion",
            "redeemed");

    private final RoutesFile routes;
    private final Signatures signatures;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private int made;

    Tokens(RoutesFile routes, Signatures signatures) {
        this.routes = routes;
        this.signatures = signatures;
    }

    public synchronized Optional<Token> get(String label) {
        return Optional.ofNullable(tokens.get(label));
    }

    public synchronized List<Token> all() {
        return List.copyOf(tokens.values());
    }

    public synchronized void clear() {
        tokens.clear();
    }

    /** What came with the request; returns those tokens as they are known now. */
    public synchronized List<Token> given(List<Secret> secrets) {
        return secrets.stream()
                .filter(secret -> secret.use().isToken() && secret.isInRequest())
                .map(this::known)
                .toList();
    }

    /** The exchange is over: who made which token from what, and where was one accepted? Returns the tokens that changed. */
    public synchronized List<Token> learn(Reading exchange, String hop, String actor, List<Secret> secrets) {
        var changed = new LinkedHashSet<String>();
        for (Secret secret : secrets) {
            if (!secret.use().isToken()) continue;
            Token token = known(secret);
            if (secret.isInRequest()) token = seen(token, new Seen(hop, actor, exchange.status()));
            else if (token.madeBy().isEmpty()) token = madeBy(token, hop, origins(exchange, secrets));
            tokens.put(token.label(), token);
            changed.add(token.label());
        }
        describe(exchange, secrets).ifPresent(changed::add);
        return changed.stream().map(tokens::get).toList();
    }

    private Token known(Secret secret) {
        Token known = tokens.get(secret.label());
        if (known != null) return known;
        if (tokens.size() >= MAX_TOKENS)
            tokens.remove(tokens.keySet().iterator().next());
        Token token = read(secret);
        tokens.put(token.label(), token);
        return token;
    }

    private Token read(Secret secret) {
        String[] parts = secret.value().split("\\.", -1);
        JsonNode header = part(parts, 0);
        JsonNode claims = part(parts, 1);
        boolean isJwt = parts.length == 3 && header.isObject() && claims.isObject();
        String type = header.path("typ").asText("JWT");
        return new Token(
                secret.label(),
                made++ % COLOURS + 1,
                secret.use().words(),
                isJwt ? "JWT (" + type + ")" : "opaque",
                isJwt ? header(header) : Map.of(),
                isJwt ? Claims.of(claims) : List.of(),
                isJwt
                        ? signatures.check(secret.value(), claims.path("iss").textValue())
                        : new Signature("not checked", "it is opaque: only the server that made it can read it"),
                "",
                List.of(),
                isJwt && secret.use() == Use.ACCESS_TOKEN ? Audiences.accepted(claims, routes.current()) : List.of(),
                List.of());
    }

    private static JsonNode part(String[] parts, int index) {
        if (index >= parts.length) return MissingNode.getInstance();
        try {
            return Content.json(new String(Base64.getUrlDecoder().decode(parts[index]), StandardCharsets.UTF_8))
                    .orElse(MissingNode.getInstance());
        } catch (IllegalArgumentException notBase64url) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> header(JsonNode header) {
        var shown = new LinkedHashMap<String, String>();
        header.properties()
                .forEach(field -> shown.put(
                        field.getKey(),
                        field.getValue().isTextual()
                                ? field.getValue().textValue()
                                : field.getValue().toString()));
        return shown;
    }

    private static Token seen(Token token, Seen seen) {
        if (token.seen().stream()
                .anyMatch(earlier -> earlier.hop().equals(seen.hop()) && earlier.status() == seen.status()))
            return token;
        var all = new ArrayList<>(token.seen());
        all.removeIf(earlier -> earlier.hop().equals(seen.hop()));
        all.add(seen);
        if (all.size() > MAX_SEEN) all.remove(0);
        return with(token, token.claims(), token.madeBy(), token.from(), all);
    }

    private static Token madeBy(Token token, String hop, List<From> from) {
        return with(token, token.claims(), hop, from, token.seen());
    }

    private static Token with(Token token, List<Claim> claims, String madeBy, List<From> from, List<Seen> seen) {
        return new Token(
                token.label(),
                token.colour(),
                token.use(),
                token.format(),
                token.header(),
                claims,
                token.signature(),
                madeBy,
                List.copyOf(from),
                token.accepted(),
                List.copyOf(seen));
    }

    /** What a token request presented, the new tokens come from. RFC 6749 section 5, RFC 8693 section 2.1. */
    private static List<From> origins(Reading exchange, List<Secret> secrets) {
        var origins = new ArrayList<From>();
        MADE_FROM.forEach((parameter, how) -> exchange.form()
                .first(parameter)
                .ifPresent(value -> secrets.stream()
                        .filter(secret -> secret.value().equals(value))
                        .forEach(secret -> origins.add(new From(secret.label(), how)))));
        return origins;
    }

    /** Introspection says what is in a token that nobody else can read. RFC 7662 section 2.2. */
    private Optional<String> describe(Reading exchange, List<Secret> secrets) {
        if (!exchange.answer().path("active").asBoolean()) return Optional.empty();
        Optional<Token> asked = exchange.form()
                .first("token")
                .flatMap(value -> secrets.stream()
                        .filter(secret -> secret.value().equals(value))
                        .map(secret -> tokens.get(secret.label()))
                        .filter(token -> token != null && token.claims().isEmpty())
                        .findFirst());
        asked.ifPresent(token -> tokens.put(
                token.label(), with(token, Claims.of(exchange.answer()), token.madeBy(), token.from(), token.seen())));
        return asked.map(Token::label);
    }
}
