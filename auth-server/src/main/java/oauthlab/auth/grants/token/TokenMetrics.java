package oauthlab.auth.grants.token;

import static oauthlab.shared.protocol.ParameterNames.GRANT_TYPE;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.wire.TokenResponse;

/**
 * Counts and times the token requests, for {@code /q/metrics}: {@code oauthlab_token_requests_seconds}, by grant and outcome. Both have few
 * values, so that no caller can make the list grow.
 */
@Singleton
class TokenMetrics {

    private static final String UNKNOWN_GRANT = "unknown";

    private final MeterRegistry registry;

    TokenMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    TokenResponse measured(FormParameters form, Supplier<TokenResponse> request) {
        Timer.Sample clock = Timer.start(registry);
        String outcome = OAuthErrorCode.SERVER_ERROR.wire();
        try {
            TokenResponse answer = request.get();
            outcome = "issued";
            return answer;
        } catch (OAuthException refused) {
            outcome = refused.code().wire();
            throw refused;
        } catch (RateLimited limited) {
            outcome = "rate_limited";
            throw limited;
        } finally {
            clock.stop(registry.timer("oauthlab.token.requests", "grant", grant(form), "outcome", outcome));
        }
    }

    private static String grant(FormParameters form) {
        return form.all(GRANT_TYPE).stream()
                .findFirst()
                .flatMap(GrantType::fromWire)
                .map(GrantType::wire)
                .orElse(UNKNOWN_GRANT);
    }
}
