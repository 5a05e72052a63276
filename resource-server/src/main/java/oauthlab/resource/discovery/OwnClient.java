package oauthlab.resource.discovery;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** This API, when it asks the authorization server something as a client of it. RFC 6749 section 2.3.1. */
@Singleton
public final class OwnClient {

    private static final String PUBLISHED = "task-api-secret-24680";

    private final ClientSettings settings;

    public OwnClient(ClientSettings settings) {
        this.settings = settings;
    }

    /**
     * A question in the name of this API.
     *
     * @throws IOException when the address that the server published is none
     */
    public HttpRequest ask(String endpoint, Map<String, String> form) throws IOException {
        return address(endpoint)
                .header("Authorization", basic())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build();
    }

    /** Refuses to start with the published secret, unless this is a lab. */
    public void requireSecret(String what) {
        if (settings.isLab() || !settings.clientSecret().equals(PUBLISHED)) return;
        throw new ConfigurationException("No client secret, and " + what + " needs one: set OAUTH_CLIENT_SECRET to the"
                + " secret of " + settings.clientId() + ", or LAB_MODE=true to learn with the published one.");
    }

    private static HttpRequest.Builder address(String endpoint) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(endpoint));
        } catch (IllegalArgumentException none) {
            throw new IOException("its metadata has an address that is none: " + endpoint, none);
        }
    }

    /** Both parts are form-encoded before they are put together. */
    private String basic() {
        String both = encode(settings.clientId()) + ":" + encode(settings.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(member -> member.getKey() + "=" + encode(member.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
