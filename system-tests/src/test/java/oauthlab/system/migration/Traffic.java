package oauthlab.system.migration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One client that calls all the time, reading and writing in turn, and keeps what it got. */
final class Traffic implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What a client shows. */
    record Credential(String header, String value) {

        static Credential key(String key) {
            return new Credential("X-API-Key", key);
        }

        static Credential token(String token) {
            return new Credential("Authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return header;
        }
    }

    /** @param status 0 when there was no answer at all */
    record Answer(String request, int status, String body) {

        boolean isGood() {
            return status == 200 || status == 201;
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String address;
    private final boolean writes;
    private final Thread thread = new Thread(this::run);
    private final List<Answer> answers = new ArrayList<>();
    private volatile Credential credential;
    private volatile boolean goesOn = true;

    private Traffic(String address, boolean writes, Credential credential) {
        this.address = address;
        this.writes = writes;
        this.credential = credential;
    }

    static Traffic start(String address, boolean writes, Credential credential) {
        var traffic = new Traffic(address, writes, credential);
        traffic.thread.start();
        return traffic;
    }

    /** The client moves: from now on it shows something else. */
    void show(Credential other) {
        credential = other;
    }

    /** What it got since it was asked last; waits until that is something. */
    List<Answer> take(int atLeast) {
        while (count() < atLeast && thread.isAlive()) LockSupport.parkNanos(PAUSE.toNanos());
        synchronized (answers) {
            var taken = List.copyOf(answers);
            answers.clear();
            return taken;
        }
    }

    private int count() {
        synchronized (answers) {
            return answers.size();
        }
    }

    @Override
    public void close() {
        goesOn = false;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (int i = 0; goesOn; i++) {
            Answer answer = writes && i % 2 == 1 ? send("POST", "{\"title\":\"call " + i + "\"}") : send("GET", "");
            synchronized (answers) {
                answers.add(answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Answer send(String method, String body) {
        Credential shown = credential;
        var request = HttpRequest.newBuilder(URI.create(address + "/api/tasks?limit=1"))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header(shown.header(), shown.value())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Answer(method + " with " + shown, answer.statusCode(), answer.body());
        } catch (IOException lost) {
            return new Answer(method + " with " + shown, 0, lost.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(method + " with " + shown, 0, "interrupted");
        }
    }
}
