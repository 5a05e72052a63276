package oauthlab.mcp.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.oidc.client.OidcClientException;
import java.util.Optional;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/** Reads why the authorization server issued no token. RFC 6749 section 5.2. */
public final class TokenRefusal {

    private static final ObjectReader JSON = new ObjectMapper()
            .readerFor(ErrorResponse.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private TokenRefusal() {}

    /** The refusal, which quarkus-oidc-client hands on as its exception's message; empty for every other failure. */
    public static Optional<ErrorResponse> in(Throwable failure) {
        if (!(failure instanceof OidcClientException refused) || refused.getMessage() == null) return Optional.empty();
        try {
            ErrorResponse read = JSON.readValue(refused.getMessage());
            return Optional.ofNullable(read).filter(said -> said.error() != null);
        } catch (JsonProcessingException notItsResponse) {
            return Optional.empty();
        }
    }

    /**
     * Why the caller's token was not taken; empty when something else was wrong. What this server sends with it is in order, so
     * {@code invalid_request} is about the token, or about what may be done with it: RFC 8693 section 2.2.2.
     */
    public static Optional<String> ofCallersToken(Throwable failure) {
        return in(failure)
                .filter(said -> said.error().equals(OAuthErrorCode.INVALID_REQUEST.wire()))
                .map(said -> "The authorization server does not exchange this token: "
                        + Optional.ofNullable(said.description()).orElse("it does not say why.") + " Get a new one.");
    }
}
