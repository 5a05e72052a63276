package oauthlab.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Fetches many access tokens into a file, one on each line: {@code FreshTokens TOKEN_ENDPOINT HOW_MANY FILE}. */
final class FreshTokens {

    private static final String ASK_FOR = "grant_type=client_credentials&client_id=ai-agent-assistant"
            + "&client_secret=agent-secret-67890&scope=tasks:read";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    private FreshTokens(URI endpoint) {
        request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(ASK_FOR))
                .build();
    }

    public static void main(String[] arguments) throws IOException {
        var tokens = new FreshTokens(URI.create(arguments[0]));
        List<String> lines = IntStream.range(0, Integer.parseInt(arguments[1]))
                .parallel()
                .mapToObj(any -> tokens.fetch())
                .toList();
        Files.write(Path.of(arguments[2]), lines);
    }

    /** What may be shown of an answer that should have held a token: perhaps it holds another one. */
    static String error(String answer) {
        Matcher error = ERROR.matcher(answer);
        return error.find() ? error.group(1) : "none";
    }

    private String fetch() {
        try {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(answer);
            if (!token.find()) throw new IllegalStateException("the answer has no token; its error: " + error(answer));
            return token.group(1);
        } catch (IOException failure) {
            throw new IllegalStateException("the authorization server does not answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
