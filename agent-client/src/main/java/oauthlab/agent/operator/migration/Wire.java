package oauthlab.agent.operator.migration;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests as a client does; keeps cookies, and follows no redirect. */
final class Wire {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(new CookieManager())
            .connectTimeout(TIMEOUT)
            .build();

    Answer get(String address, String... headers) {
        return send("GET", address, null, headers);
    }

    Answer form(String address, Map<String, String> fields, String... headers) {
        return send(
                "POST", address, encoded(fields), with(headers, "Content-Type", "application/x-www-form-urlencoded"));
    }

    Answer json(String address, String body, String... headers) {
        return send("POST", address, body, with(headers, "Content-Type", "application/json"));
    }

    /** Fields as a query or a form has them. */
    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    private Answer send(String method, String address, String body, String... headers) {
        String request = method + " " + address.replaceFirst("\\?.*", "");
        try {
            var message = HttpRequest.newBuilder(URI.create(address))
                    .timeout(TIMEOUT)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (headers.length > 0) message.headers(headers);
            var response = http.send(message.build(), BodyHandlers.ofString());
            Map<String, String> received = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
            return new Answer(request, response.statusCode(), received, response.body());
        } catch (IOException none) {
            return new Answer(request, 0, Map.of(), "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(request, 0, Map.of(), "");
        }
    }
}
