package oauthlab.agent.oauth.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.BearerChallenge;

/**
 * What a server that says no wants to see, out of its {@code WWW-Authenticate} headers. RFC 6750 section 3, RFC 9449 section
 * 7.1, RFC 9728 section 5.1.
 *
 * @param isForDpop true when only tokens that are bound to a key are wanted
 */
public record Challenge(BearerChallenge parameters, boolean isForDpop) {

    /** Nothing was said. */
    public static final Challenge NONE = new Challenge(new BearerChallenge(Map.of()), false);

    /** As if a server had asked for this scope. */
    public static Challenge asking(Scopes scopes) {
        return new Challenge(new BearerChallenge(Map.of("scope", scopes.toString())), false);
    }

    /** Reads the headers. Of several challenges the first that OAuth knows counts, and a Bearer one before a DPoP one. */
    public static Challenge in(List<String> headers) {
        return first(headers, "Bearer")
                .map(bearer -> new Challenge(bearer, false))
                .or(() -> first(headers, "DPoP").map(dpop -> new Challenge(dpop, true)))
                .orElse(NONE);
    }

    private static Optional<BearerChallenge> first(List<String> headers, String scheme) {
        return headers.stream()
                .map(header -> BearerChallenge.parse(header, scheme))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Where the metadata is. RFC 9728 section 5.1. */
    public Optional<String> resourceMetadata() {
        return parameters.parameter("resource_metadata");
    }

    /** What would have been enough; nothing when it was not said, or not in a way that can be sent. */
    public Scopes scope() {
        try {
            return parameters.parameter("scope").map(Scopes::parse).orElse(Scopes.NONE);
        } catch (IllegalArgumentException noScopes) {
            return Scopes.NONE;
        }
    }

    public boolean says(String error) {
        return parameters.parameter("error").filter(error::equals).isPresent();
    }

    /** The server's own words. */
    public Optional<String> description() {
        return parameters.parameter("error_description");
    }
}
