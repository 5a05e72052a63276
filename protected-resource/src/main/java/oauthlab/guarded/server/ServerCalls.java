package oauthlab.guarded.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Requests to the authorization server, which may be slow, silent or talkative: none of it may cost us more than this. */
public class ServerCalls {

    /** For the whole exchange: a request here waits for it, and holds a thread. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private static final int MAX_BYTES = 64 * 1024;

    private final Duration patience;
    private final HttpClient http;

    public ServerCalls() {
        this(DEFAULT_TIMEOUT);
    }

    public ServerCalls(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    public Duration patience() {
        return patience;
    }

    /**
     * The body of an answer with status 200.
     *
     * @throws IOException for every other answer, and for none
     */
    public byte[] send(HttpRequest request) throws IOException {
        return send(request, MAX_BYTES);
    }

    /** The same, of an answer that may be so long. */
    public byte[] send(HttpRequest request, int mostBytes) throws IOException {
        var answer = http.sendAsync(request, info -> new Limited(mostBytes));
        try {
            HttpResponse<byte[]> arrived =
                    answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
            if (arrived.statusCode() == 200) return arrived.body();
            throw new IOException("it answers with status " + arrived.statusCode());
        } catch (CompletionException failure) {
            answer.cancel(true);
            throw new IOException(String.valueOf(failure.getCause()), failure.getCause());
        }
    }

    /** Collects a body, up to a point. */
    private static final class Limited implements BodySubscriber<byte[]> {

        private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
        private Flow.Subscription subscription;
        private final int most;
        private long left;

        Limited(int most) {
            this.most = most;
            this.left = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            body.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            left -= parts.stream().mapToInt(Buffer::remaining).sum();
            if (left >= 0) {
                body.onNext(parts);
            } else {
                subscription.cancel();
                body.onError(new IOException("its answer is longer than " + most + " bytes"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.onError(failure);
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }
}
