package oauthlab.console.glass;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import oauthlab.console.exchange.Exchange.State;
import oauthlab.console.exchange.Exchanges;
import oauthlab.console.routes.Route;

/** Follows one connection: which request is there, and which response belongs to it. RFC 9112 section 9.3: they have one order. */
final class Tap {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Route route;
    private final String peer;
    private final Clock clock;
    private final Exchanges exchanges;
    private final Deque<PassingExchange> passing = new ArrayDeque<>();
    private final RequestReader requests = new RequestReader(this::request);
    private final ResponseReader responses = new ResponseReader(this::method, this::response);

    /** A response such as 100 comes before the one that counts. */
    private boolean isInformational;

    Tap(Route route, String peer, Clock clock, Exchanges exchanges) {
        this.route = route;
        this.peer = peer;
        this.clock = clock;
        this.exchanges = exchanges;
    }

    /** What the client sent; returns what goes on to the server. */
    Buffer fromClient(Buffer arrived) {
        return requests.read(arrived);
    }

    /** Another protocol may follow, after 101 for instance (RFC 9110 section 15.2.2): it passes, and is not read. */
    void fromServer(Buffer arrived) {
        responses.read(arrived);
    }

    boolean hasRequest() {
        return !passing.isEmpty();
    }

    void close() {
        responses.close();
        requests.close();
        passing.forEach(unanswered -> tell(unanswered, State.ABORTED));
        passing.clear();
    }

    private void request(HttpObject part) {
        if (part instanceof HttpRequest head)
            passing.addLast(new PassingExchange(NUMBERS.incrementAndGet(), clock.instant(), head));
        PassingExchange last = passing.peekLast();
        if (last != null && part instanceof HttpContent content) last.requestBody(content.content());
        if (last != null && part instanceof LastHttpContent && !last.isRequestComplete()) {
            last.requestIsComplete();
            tell(last, State.OPEN);
        }
        ReferenceCountUtil.release(part);
    }

    private String method() {
        return passing.isEmpty() ? "" : passing.getFirst().method();
    }

    private void response(HttpObject part) {
        PassingExchange first = passing.peekFirst();
        if (part instanceof HttpResponse head)
            isInformational = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (first != null && !isInformational) respond(first, part);
        ReferenceCountUtil.release(part);
    }

    private void respond(PassingExchange first, HttpObject part) {
        if (part instanceof HttpResponse head) {
            first.response(head);
            if (first.isEventStream()) tell(first, State.OPEN);
        }
        if (part instanceof HttpContent content) first.responseBody(content.content());
        if (part instanceof LastHttpContent) {
            passing.removeFirst();
            tell(first, part.decoderResult().isSuccess() ? State.DONE : State.ABORTED);
        }
    }

    private void tell(PassingExchange exchange, State state) {
        exchanges.accept(exchange.snapshot(route, peer, state));
    }
}
