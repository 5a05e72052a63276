package oauthlab.auth.broker.relyingparty;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.broker.upstream.Discovery;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.ProviderCalls;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.shared.proof.NumericDates;
import oauthlab.shared.text.Invisible;

/** Reads who the user is: from the ID token (OpenID Connect Core section 3.1.3.7), or from the provider's API. */
@ApplicationScoped
public class Identities {

    private static final int MAX_SUBJECT_LENGTH = 255;
    private static final int MAX_NAME_LENGTH = 200;

    private final ProviderCalls calls;
    private final Discovery discovery;
    private final IdTokenCheck idTokens;
    private final ObjectMapper json;
    private final Clock clock;

    Identities(ProviderCalls calls, Discovery discovery, IdTokenCheck idTokens, ObjectMapper json, Clock clock) {
        this.calls = calls;
        this.discovery = discovery;
        this.idTokens = idTokens;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param nonce what we sent along, and the ID token must bring back
     * @throws UpstreamFailure when nobody says who it is, or not believably
     */
    public Identity read(Provider provider, ProviderTokens tokens, String nonce) {
        Map<String, Object> claims = provider.subject().inIdToken()
                ? withUserinfo(provider, tokens, idTokens.claims(provider, tokens, nonce))
                : userinfo(provider, tokens);
        String subject = subject(provider, claims)
                .filter(value -> value.length() <= MAX_SUBJECT_LENGTH && !Invisible.isIn(value))
                .orElseThrow(() -> UpstreamFailure.broken(provider.name() + " does not say who the user is ("
                        + provider.subject().field() + ")"));
        return new Identity(
                text(claims, "iss")
                        .filter(iss -> provider.subject().inIdToken())
                        .orElseGet(provider::authority),
                subject,
                text(claims, provider.subject().nameField())
                        .or(() -> text(claims, "name"))
                        .map(Identities::shortened)
                        .orElse(subject),
                text(claims, "email").map(Identities::shortened),
                authTime(provider, claims),
                claims);
    }

    /**
     * What an ID token leaves out, the userinfo endpoint may say; but only about the same user (OpenID Connect Core section
     * 5.3.2), and the ID token, which is signed, counts more.
     */
    private Map<String, Object> withUserinfo(Provider provider, ProviderTokens tokens, Map<String, Object> claims) {
        boolean isComplete = claims.containsKey(provider.subject().nameField());
        if (isComplete || discovery.endpoints(provider).userinfo().isEmpty()) return claims;
        var all = new HashMap<>(userinfo(provider, tokens));
        if (!claims.get("sub").equals(all.get("sub")))
            throw UpstreamFailure.broken("the userinfo of " + provider.name() + " is about somebody else (sub)");
        all.putAll(claims);
        return all;
    }

    private Map<String, Object> userinfo(Provider provider, ProviderTokens tokens) {
        URI address = discovery
                .endpoints(provider)
                .userinfo()
                .orElseThrow(() -> UpstreamFailure.broken(provider.name() + " has no userinfo_endpoint"));
        JsonNode answer = calls.get(provider, address, tokens.accessToken());
        return json.convertValue(answer, new TypeReference<>() {});
    }

    /** {@code sub} is a text (OpenID Connect Core section 2): the number 42 would be the same user as the text "42". */
    private static Optional<String> subject(Provider provider, Map<String, Object> claims) {
        String field = provider.subject().field();
        return text(claims, field).filter(value -> !field.equals("sub") || claims.get(field) instanceof String);
    }

    /** A number is as good as a text: GitHub counts its users. */
    private static Optional<String> text(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        boolean isSimple = value instanceof String || value instanceof Integer || value instanceof Long;
        return isSimple ? Optional.of(value.toString()).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /** Who signs in tomorrow would be fresh for everybody who asks until then ({@code max_age}). */
    private Optional<Instant> authTime(Provider provider, Map<String, Object> claims) {
        if (!(claims.get("auth_time") instanceof Number seconds)) return Optional.empty();
        Instant moment = NumericDates.toInstant(seconds.longValue());
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(clock.instant().plus(IdTokenCheck.CLOCK_SKEW)))
            throw UpstreamFailure.broken(provider.name() + " says that the user signed in when nobody can (auth_time)");
        return Optional.of(moment);
    }

    /** Somebody else's text, as it may be shown and kept. */
    private static String shortened(String text) {
        String clean = Invisible.without(text);
        return clean.length() <= MAX_NAME_LENGTH ? clean : clean.substring(0, MAX_NAME_LENGTH);
    }
}
