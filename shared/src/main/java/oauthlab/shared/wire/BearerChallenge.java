package oauthlab.shared.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;

/**
 * The {@code WWW-Authenticate} header with which a resource server says no. RFC 6750 section 3 and RFC 9728 section
 * 5.1.
 *
 * <pre>Bearer resource_metadata="http://...", error="insufficient_scope", scope="tasks:write"</pre>
 *
 * <p>A request without any token gets no {@code error}: nothing was wrong with it, it only lacked a token.
 *
 * @param parameters the auth-params in the order they are written, values without quotes
 */
public record BearerChallenge(Map<String, String> parameters) {

    /** Whoever gets this lacks a token: where the metadata is and which scopes to ask for. */
    public static BearerChallenge noToken(String resourceMetadata, Scopes scopes) {
        return new BearerChallenge(Map.of())
                .with("resource_metadata", resourceMetadata)
                .with("scope", scopes);
    }

    /** Adds an error and its description to this challenge. */
    public BearerChallenge withError(OAuthErrorCode code, String description) {
        return with("error", code.wire()).with("error_description", ErrorResponse.sanitize(description));
    }

    /** Reads a header value; empty when it holds no Bearer challenge. */
    public static Optional<BearerChallenge> parse(String header) {
        return parse(header, "Bearer");
    }

    /**
     * Reads the first challenge of a scheme whose parameters are those of Bearer, such as DPoP (RFC 9449 section 7.1).
     *
     * @param header null when there is none
     */
    public static Optional<BearerChallenge> parse(String header, String scheme) {
        if (header == null) return Optional.empty();
        return AuthChallenges.in(header).stream()
                .filter(challenge -> challenge.scheme().equalsIgnoreCase(scheme))
                .findFirst()
                .map(challenge -> new BearerChallenge(challenge.parameters()));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The header's value. */
    @Override
    public String toString() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=\""
                        + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "Bearer ", ""));
    }

    private BearerChallenge with(String name, Scopes scopes) {
        return scopes.isEmpty() ? this : with(name, scopes.toString());
    }

    private BearerChallenge with(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new BearerChallenge(more);
    }
}
