package oauthlab.guarded.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** This server, when it asks the authorization server something as a client of it. RFC 6749 section 2.3.1. */
public final class OwnClient {

    private final String id;
    private final String secret;

    public OwnClient(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * A question in the name of this server.
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

    private static HttpRequest.Builder address(String endpoint) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(endpoint));
        } catch (IllegalArgumentException none) {
            throw new IOException("its metadata has an address that is none: " + endpoint, none);
        }
    }

    /** Both parts are form-encoded before they are put together. */
    private String basic() {
        String both = encode(id) + ":" + encode(secret);
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
