package oauthlab.agent.mcp.stream;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Reads the words of a refusal, as many as somebody would read, and then fails with them. */
final class RefusalBody<T> implements BodySubscriber<T> {

    private static final int MAX_BYTES = 16 * 1024;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final HttpHeaders headers;
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Subscription subscription;

    RefusalBody(ResponseInfo answer) {
        this.status = answer.statusCode();
        this.headers = answer.headers();
    }

    /**
     * No success, no challenge, and no lost session: those are for the library and for what stands behind it. Only 404 to a
     * request that names a session says that the session is lost (MCP 2025-11-25, "Session Management").
     */
    static boolean isRefusal(HttpRequest request, ResponseInfo answer) {
        int status = answer.statusCode();
        boolean isChallenge = status == UNAUTHORIZED
                || status == FORBIDDEN
                        && answer.headers().firstValue("WWW-Authenticate").isPresent();
        boolean isLostSession = status == NOT_FOUND
                && request.headers().firstValue(ResumingClient.SESSION).isPresent();
        return (status < 200 || status >= 300) && !isChallenge && !isLostSession;
    }

    /** Accepted, but not answered; or answered with something else. Whoever waits would go on waiting. */
    static boolean isNoAnswer(ResponseInfo answer) {
        boolean isSuccess = answer.statusCode() >= 200 && answer.statusCode() < 300;
        boolean isEmpty = answer.headers().firstValueAsLong("Content-Length").orElse(1) == 0;
        return isSuccess && (answer.statusCode() != OK || isEmpty || MediaType.of(answer) == MediaType.OTHER);
    }

    @Override
    public CompletionStage<T> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription body) {
        subscription = body;
        body.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), MAX_BYTES - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
        }
        if (bytes.size() < MAX_BYTES) subscription.request(1);
        else {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable broken) {
        onComplete();
    }

    @Override
    public void onComplete() {
        end.completeExceptionally(new HttpRefusal(status, headers, bytes.toString(StandardCharsets.UTF_8)));
    }
}
