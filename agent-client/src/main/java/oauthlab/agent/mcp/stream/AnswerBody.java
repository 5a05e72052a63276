package oauthlab.agent.mcp.stream;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import oauthlab.agent.foundation.outbound.BoundedBody;

/** The JSON-RPC message that answers, as text: the whole body, or one event of a stream, which is not read any further. */
public final class AnswerBody implements BodySubscriber<String> {

    private final BoundedBody bounded;
    private final EventReader events;
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private Subscription subscription;

    private AnswerBody(int mostBytes, String request) {
        this.bounded = new BoundedBody(mostBytes);
        this.events = new EventReader(Optional.of(request));
        bounded.getBody().whenComplete((whole, broken) -> {
            if (broken == null) answer.complete("");
            else answer.completeExceptionally(broken);
        });
    }

    /**
     * Empty when there is none.
     *
     * @param request the id of the request that is answered
     */
    public static BodySubscriber<String> of(ResponseInfo response, int mostBytes, String request) {
        boolean isStream = MediaType.of(response) == MediaType.EVENTS;
        if (isStream && !Gzip.isUsedFor(response)) return new AnswerBody(mostBytes, request);
        return BodySubscribers.mapping(new BoundedBody(mostBytes), bytes -> {
            byte[] opened = Gzip.isUsedFor(response) ? Gzip.opened(bytes, mostBytes) : bytes;
            return isStream ? inStream(opened, request) : AnswerDocument.answer(opened, request);
        });
    }

    private static String inStream(byte[] all, String request) {
        var events = new EventReader(Optional.of(request));
        events.read(List.of(ByteBuffer.wrap(all)));
        return events.isAnswered() ? events.answer() : "";
    }

    @Override
    public CompletionStage<String> getBody() {
        return answer;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        bounded.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.read(buffers);
        bounded.onNext(buffers);
        if (!events.isAnswered()) return;
        answer.complete(events.answer());
        subscription.cancel();
    }

    @Override
    public void onError(Throwable broken) {
        bounded.onError(broken);
    }

    @Override
    public void onComplete() {
        bounded.onComplete();
    }
}
