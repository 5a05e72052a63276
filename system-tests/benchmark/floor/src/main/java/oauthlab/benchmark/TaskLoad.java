package oauthlab.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Reads tasks with several clients at once, and says how fast: {@code TaskLoad TOKEN_FILE SECONDS WARM_UP ROUNDS API TASKS API
 * TASKS...}. The APIs take turns, so that nothing but their tables differs. Prints a line for each round and API: {@code 0
 * lookup RATE P99 page RATE P99 status RATE P99}, the number of the API first, then answers in a second and milliseconds.
 * Nothing is printed of the rounds for warming up.
 */
final class TaskLoad {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clients clients = new Clients();
    private final String api;
    private final String token;
    private final int tasks;
    private final long nanos;

    private TaskLoad(String token, int seconds, String api, int tasks) {
        this.api = api;
        this.token = token;
        this.tasks = tasks;
        this.nanos = seconds * 1_000_000_000L;
    }

    public static void main(String[] arguments) throws Exception {
        String token = Files.readString(Path.of(arguments[0])).strip();
        var apis = new ArrayList<TaskLoad>();
        for (int i = 4; i < arguments.length; i += 2)
            apis.add(new TaskLoad(
                    token, Integer.parseInt(arguments[1]), arguments[i], Integer.parseInt(arguments[i + 1])));
        for (int round = -Integer.parseInt(arguments[2]); round < Integer.parseInt(arguments[3]); round++) {
            for (TaskLoad load : apis) {
                String line = apis.indexOf(load) + " lookup " + load.run(load::anyTask) + " page "
                        + load.run(() -> "?limit=50") + " status " + load.run(() -> "?limit=30&status=pending");
                if (round >= 0) System.out.println(line);
            }
        }
        apis.forEach(load -> load.clients.close());
    }

    private String anyTask() {
        return "/" + FillTasks.id(1 + ThreadLocalRandom.current().nextInt(tasks));
    }

    private String run(Supplier<String> question) throws InterruptedException, ExecutionException {
        return clients.run(() -> ask(question));
    }

    private List<Long> ask(Supplier<String> question) throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            var request = HttpRequest.newBuilder(URI.create(api + "/api/tasks" + question.get()))
                    .header("Authorization", "Bearer " + token)
                    .build();
            long begin = System.nanoTime();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            times.add(System.nanoTime() - begin);
            if (status != 200) throw new IllegalStateException("the API answers with status " + status);
        }
        return times;
    }
}
