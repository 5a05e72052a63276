package oauthlab.auth.broker.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.outbound.ConfiguredServers;
import oauthlab.auth.foundation.outbound.FetchFailed;
import oauthlab.auth.foundation.outbound.PeerResponse;

/** The HTTP of it: what a provider answers is JSON, or an {@link UpstreamFailure}. */
@ApplicationScoped
public class ProviderCalls {

    private static final int TOO_MANY_REQUESTS = 429;

    private final ConfiguredServers servers;
    private final ObjectMapper json;

    ProviderCalls(ConfiguredServers servers, ObjectMapper json) {
        this.servers = servers;
        this.json = json;
    }

    public JsonNode get(Provider provider, URI uri) {
        return get(provider, uri, Map.of());
    }

    /** With the user's token, as RFC 6750 section 2.1 says. */
    public JsonNode get(Provider provider, URI uri, String accessToken) {
        return get(provider, uri, Map.of("Authorization", "Bearer " + accessToken));
    }

    private JsonNode get(Provider provider, URI uri, Map<String, String> headers) {
        PeerResponse answer = available(provider, () -> servers.get(uri, headers, provider.timeout()));
        if (answer.status() != 200)
            throw UpstreamFailure.broken(provider.name() + " answers HTTP " + answer.status() + " at " + uri.getPath());
        return read(provider, answer);
    }

    /** As the client that we are there. RFC 6749 section 2.3.1. */
    public PeerResponse post(Provider provider, URI uri, FormParameters form) {
        Provider.ClientHere client = provider.client();
        if (client.secret().isPresent() && !client.inBody())
            return post(
                    provider,
                    uri,
                    Map.of("Authorization", basic(client.id(), client.secret().get())),
                    form);
        FormParameters withClient = form.with("client_id", client.id());
        return post(
                provider,
                uri,
                Map.of(),
                client.secret()
                        .map(secret -> withClient.with("client_secret", secret))
                        .orElse(withClient));
    }

    private PeerResponse post(Provider provider, URI uri, Map<String, String> headers, FormParameters form) {
        return available(provider, () -> servers.post(uri, headers, form.toQuery(), provider.timeout()));
    }

    public JsonNode read(Provider provider, PeerResponse answer) {
        try {
            JsonNode read = json.readTree(answer.body());
            if (read != null && read.isObject()) return read;
        } catch (JsonProcessingException notJson) {
            throw UpstreamFailure.broken(provider.name() + " answers something that is no JSON");
        }
        throw UpstreamFailure.broken(provider.name() + " answers JSON that is no object");
    }

    private interface Call {
        PeerResponse send();
    }

    /** Slow, down, or overrun: that may be over in a moment. */
    private static PeerResponse available(Provider provider, Call call) {
        PeerResponse answer;
        try {
            answer = call.send();
        } catch (FetchFailed failed) {
            throw UpstreamFailure.later(provider.name() + ": " + failed.getMessage());
        }
        if (answer.status() == TOO_MANY_REQUESTS || answer.status() >= 500)
            throw UpstreamFailure.later(provider.name() + " answers HTTP " + answer.status(), retryAfter(answer));
        return answer;
    }

    private static Optional<Duration> retryAfter(PeerResponse answer) {
        return answer.header("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** RFC 6749 section 2.3.1: both are form-encoded first. */
    private static String basic(String id, String secret) {
        String pair = encode(id) + ":" + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
