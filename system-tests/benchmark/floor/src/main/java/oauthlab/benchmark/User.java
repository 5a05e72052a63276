package oauthlab.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;

/** Alice in her browser: she signs in once and says yes once, and from then on each request is answered with a code. */
final class User {

    private static final String REDIRECT = "http://localhost:3000/callback";

    /** A client that proves who it is; a public one would have to ask each time (RFC 8252 section 8.6). */
    static final String CLIENT = "client_id=web-app&client_secret=webapp-secret-abcdef";

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String server;

    User(String server) throws IOException, InterruptedException {
        this.server = server;
        String csrf = hidden(get("/login"), "csrf");
        post("/login", "csrf=" + encode(csrf) + "&username=alice&password=alice-password");
        String request = query(CodeVerifier.random());
        String question = hidden(get("/consent?request=" + encode(request)), "csrf");
        post("/consent", "csrf=" + encode(question) + "&request=" + encode(request) + "&decision=approve");
    }

    /** The form that redeems a fresh code. */
    String redemption() throws IOException, InterruptedException {
        CodeVerifier verifier = CodeVerifier.random();
        String location = get("/oauth/authorize?" + query(verifier))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String code = URLDecoder.decode(find("[?&]code=([^&]+)", location), StandardCharsets.UTF_8);
        return "grant_type=authorization_code&" + CLIENT + "&code=" + encode(code) + "&redirect_uri=" + encode(REDIRECT)
                + "&code_verifier=" + verifier.value();
    }

    private static String query(CodeVerifier verifier) {
        return "response_type=code&client_id=web-app&redirect_uri=" + encode(REDIRECT)
                + "&scope=" + encode("tasks:read offline_access") + "&code_challenge="
                + CodeChallenge.of(verifier).value() + "&code_challenge_method=S256";
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(server + path)).GET());
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) throw new IllegalStateException(path + " answers " + answer.statusCode());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String hidden(HttpResponse<String> page, String name) {
        return find("name=\"" + name + "\" value=\"([^\"]*)\"", page.body());
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) throw new IllegalStateException("the answer has no " + pattern);
        return matcher.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
