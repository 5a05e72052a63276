package oauthlab.agent.serve.webapp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.agent.Stranger.Asked;

/** A browser at the web application: it keeps cookies, fills in forms, and follows no redirect. */
final class Visit {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final String origin;
    final Map<String, String> cookies = new LinkedHashMap<>();

    Visit(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** A form of the page {@code /}, with what was typed into it. */
    HttpResponse<String> submit(String path, Map<String, String> typed) {
        var form = new LinkedHashMap<>(typed);
        Matcher csrf = CSRF.matcher(get("/").body());
        if (csrf.find()) form.put("csrf", csrf.group(1));
        return post(path, form, origin);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String from) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", from)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Presses the button. @return the parameters of the authorization request */
    Map<String, String> begin() {
        HttpResponse<String> sent = submit("/sign-in", Map.of());
        String address = sent.headers().firstValue("Location").orElseThrow(() -> new AssertionError(sent.body()));
        return new Asked("GET", URI.create(address), Map.of(), "").query();
    }

    HttpResponse<String> signIn(String issuer) {
        return back(begin().get("state"), "code-1", issuer);
    }

    HttpResponse<String> back(String state, String code, String issuer) {
        return get("/callback?code=" + code + "&state=" + encoded(state) + "&iss=" + encoded(issuer));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(origin + path));
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return response;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
