package oauthlab.auth.foundation.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.foundation.platform.LabMode;

/**
 * Calls servers that whoever runs this one has named in its settings, so they may be in a private network; {@link
 * OutboundFetch} is for addresses that come from strangers.
 *
 * <p>Over TLS, but in lab mode also without. A redirect is an answer like any other, and is not followed: it would take a
 * secret with it.
 */
@ApplicationScoped
public class ConfiguredServers {

    private static final int MAX_BYTES = 256 * 1024;
    private static final int CONNECTIONS_A_HOST = 32;

    /** Some APIs refuse whoever does not say a name. */
    private static final String OUR_NAME = "oauth-lab";

    private final LabMode lab;
    private final HttpClient http;

    ConfiguredServers(LabMode lab, Vertx vertx) {
        this.lab = lab;
        // Calls are rare, and a kept connection that the other side has closed meanwhile would lose one.
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS_A_HOST).setKeepAlive(false));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** @throws FetchFailed when there is no answer in time */
    public PeerResponse get(URI uri, Map<String, String> headers, Duration patience) {
        return call(patience).send(options(HttpMethod.GET, uri, headers), null);
    }

    /**
     * @param form {@code a=b&c=d}
     * @throws FetchFailed when there is no answer in time
     */
    public PeerResponse post(URI uri, Map<String, String> headers, String form, Duration patience) {
        RequestOptions options =
                options(HttpMethod.POST, uri, headers).putHeader("Content-Type", "application/x-www-form-urlencoded");
        return call(patience).send(options, form);
    }

    private HttpCall call(Duration patience) {
        return new HttpCall(http, patience, MAX_BYTES);
    }

    private RequestOptions options(HttpMethod method, URI uri, Map<String, String> headers) {
        if (!"https".equals(uri.getScheme()) && !lab.isOn())
            throw new FetchFailed(uri + " is not https; only lab mode goes there");
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(uri.toString())
                .putHeader("Accept", "application/json")
                .putHeader("User-Agent", OUR_NAME);
        headers.forEach(options::putHeader);
        return options;
    }
}
