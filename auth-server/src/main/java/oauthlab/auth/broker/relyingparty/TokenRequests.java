package oauthlab.auth.broker.relyingparty;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.broker.upstream.Discovery;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.ProviderCalls;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.outbound.PeerResponse;

/** What we ask a provider's token endpoint, and its revocation endpoint. RFC 6749 sections 4.1.3 and 6, RFC 7009. */
@ApplicationScoped
public class TokenRequests {

    /** What we brought is no good; the last two are GitHub's words for it. */
    private static final Set<String> OVER = Set.of("invalid_grant", "bad_verification_code", "bad_refresh_token");

    /** More fits into no header, and not into our table. */
    private static final int MAX_LENGTH = 16_384;

    private final ProviderCalls calls;
    private final Discovery discovery;
    private final Clock clock;

    TokenRequests(ProviderCalls calls, Discovery discovery, Clock clock) {
        this.calls = calls;
        this.discovery = discovery;
        this.clock = clock;
    }

    /** @throws UpstreamFailure when no tokens come */
    public ProviderTokens redeem(Provider provider, String code, String codeVerifier, String redirectUri) {
        return tokens(
                provider,
                FormParameters.NONE
                        .with("grant_type", "authorization_code")
                        .with("code", code)
                        .with("redirect_uri", redirectUri)
                        .with("code_verifier", codeVerifier));
    }

    /**
     * @return with the old refresh token where the provider sends no new one
     * @throws UpstreamFailure when no tokens come
     */
    public ProviderTokens refresh(Provider provider, ProviderTokens before) {
        String refreshToken = before.refreshToken()
                .orElseThrow(() -> UpstreamFailure.over(provider.name() + " gave us no refresh token"));
        FormParameters form =
                FormParameters.NONE.with("grant_type", "refresh_token").with("refresh_token", refreshToken);
        if (provider.refreshesWithScope()) form = form.with("scope", String.join(" ", provider.scopes()));
        return tokens(provider, form).after(before);
    }

    /** Ends the refresh token, or the access token where there is no other. Nothing to do where the provider cannot. */
    public void revoke(Provider provider, ProviderTokens tokens) {
        Optional<URI> revocation = discovery.endpoints(provider).revocation();
        if (revocation.isEmpty()) return;
        FormParameters form = tokens.refreshToken()
                .map(token -> FormParameters.NONE.with("token", token).with("token_type_hint", "refresh_token"))
                .orElseGet(() -> FormParameters.NONE
                        .with("token", tokens.accessToken())
                        .with("token_type_hint", "access_token"));
        PeerResponse answer = calls.post(provider, revocation.get(), form);
        if (answer.status() != 200)
            throw UpstreamFailure.broken(provider.name() + " answers HTTP " + answer.status() + " to a revocation");
    }

    private ProviderTokens tokens(Provider provider, FormParameters form) {
        PeerResponse answer = calls.post(provider, discovery.endpoints(provider).token(), form);
        JsonNode body = calls.read(provider, answer);
        // GitHub says 200 to what it refuses, too.
        if (answer.status() != 200 || body.has("error")) throw refused(provider, answer.status(), body);
        String accessToken = text(body, "access_token")
                .orElseThrow(() -> UpstreamFailure.broken(provider.name() + " answers without an access_token"));
        if (!"bearer".equalsIgnoreCase(body.path("token_type").asText()))
            throw UpstreamFailure.broken(provider.name() + " answers with tokens that are no Bearer tokens");
        return new ProviderTokens(
                accessToken,
                text(body, "refresh_token"),
                text(body, "id_token"),
                expiry(body),
                text(body, "scope").orElse(""));
    }

    private static UpstreamFailure refused(Provider provider, int status, JsonNode body) {
        String code = body.path("error").asText();
        String said = code.matches("[a-z_]{1,40}") ? code : "HTTP " + status;
        String reason = provider.name() + " refuses: " + said;
        return OVER.contains(code) ? UpstreamFailure.over(reason) : UpstreamFailure.broken(reason);
    }

    /** Seconds, as a number; some write it as a text. */
    private Optional<Instant> expiry(JsonNode body) {
        long seconds = body.path("expires_in").asLong(0);
        return seconds > 0 && seconds < Integer.MAX_VALUE
                ? Optional.of(clock.instant().plusSeconds(seconds))
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode body, String name) {
        Optional<String> value =
                Optional.ofNullable(body.path(name).textValue()).filter(text -> !text.isEmpty());
        if (value.filter(text -> text.length() > MAX_LENGTH).isPresent())
            throw UpstreamFailure.broken("a provider sends more than " + MAX_LENGTH + " characters as " + name);
        return value;
    }
}
