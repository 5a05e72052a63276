package oauthlab.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rotates refresh tokens and redeems codes with several clients at once, and says how fast: {@code TokenLoad SECONDS WARM_UP
 * ROUNDS SERVER...}. The servers take turns, so that nothing but their tables differs. Prints a line for each round and
 * server: {@code 0 rotation RATE P99 redemption RATE P99}, the number of the server first, then answers in a second and
 * milliseconds. Nothing is printed of the rounds for warming up.
 */
final class TokenLoad {

    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clients clients = new Clients();
    private final User user;
    private final URI endpoint;
    private final long nanos;

    private TokenLoad(String server, int seconds) throws IOException, InterruptedException {
        user = new User(server);
        endpoint = URI.create(server + "/oauth/token");
        nanos = seconds * 1_000_000_000L;
    }

    public static void main(String[] arguments) throws Exception {
        var servers = new ArrayList<TokenLoad>();
        for (String server : List.of(arguments).subList(3, arguments.length))
            servers.add(new TokenLoad(server, Integer.parseInt(arguments[0])));
        for (int round = -Integer.parseInt(arguments[1]); round < Integer.parseInt(arguments[2]); round++) {
            for (TokenLoad load : servers) {
                String line = servers.indexOf(load) + " rotation " + load.clients.run(load::rotate) + " redemption "
                        + load.clients.run(load::redeem);
                if (round >= 0) System.out.println(line);
            }
        }
        servers.forEach(load -> load.clients.close());
    }

    /** One family, and its tokens one after the other. */
    private List<Long> rotate() throws IOException, InterruptedException {
        String token = refreshToken(ask(user.redemption()));
        var times = new ArrayList<Long>();
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            long begin = System.nanoTime();
            String answer = ask("grant_type=refresh_token&" + User.CLIENT + "&refresh_token=" + token);
            times.add(System.nanoTime() - begin);
            token = refreshToken(answer);
        }
        return times;
    }

    /** Only the redemption counts, not what it takes to get the code. */
    private List<Long> redeem() throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            String form = user.redemption();
            long begin = System.nanoTime();
            refreshToken(ask(form));
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    private String ask(String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String refreshToken(String answer) {
        Matcher token = REFRESH_TOKEN.matcher(answer);
        if (!token.find())
            throw new IllegalStateException("the answer has no refresh token; its error: " + FreshTokens.error(answer));
        return token.group(1);
    }
}
