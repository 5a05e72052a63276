package oauthlab.auth.broker.tokenbroker;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_GRANT;
import static oauthlab.shared.protocol.OAuthErrorCode.SERVER_ERROR;
import static oauthlab.shared.protocol.OAuthErrorCode.TEMPORARILY_UNAVAILABLE;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A provider's failure, at the token endpoint: what is over is {@code invalid_grant} (RFC 6749 section 5.2); what may pass is
 * 503 with the time to wait; what is broken is 502, for it is neither the client's fault nor ours.
 */
class UpstreamErrors {

    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);
    private static final int BAD_GATEWAY = 502;

    @ServerExceptionMapper
    Response failed(UpstreamFailure failure) {
        return switch (failure.kind()) {
            case OVER, STALE ->
                answer(
                        INVALID_GRANT.status(),
                        INVALID_GRANT,
                        "The sign-in at the other provider is over. The user has to sign in again.");
            case LATER ->
                Response.fromResponse(answer(
                                TEMPORARILY_UNAVAILABLE.status(),
                                TEMPORARILY_UNAVAILABLE,
                                "The other provider does not answer at the moment. Try again."))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                failure.retryAfter().orElse(DEFAULT_RETRY_AFTER).toSeconds())
                        .build();
            case BROKEN -> answer(BAD_GATEWAY, SERVER_ERROR, "The other provider did not answer as it should.");
        };
    }

    private static Response answer(int status, OAuthErrorCode code, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new ErrorResponse(code, description))
                .build();
    }
}
