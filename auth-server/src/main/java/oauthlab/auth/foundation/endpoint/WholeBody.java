package oauthlab.auth.foundation.endpoint;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import oauthlab.web.http.EarlyRefusals;

/**
 * Lets a request wait until its body is there, before it takes a thread: who sends slowly keeps nobody waiting.
 *
 * <p>Otherwise a thread would wait for each body, even for one that is a line long, and the two threads would cost each
 * other more than making a token does.
 */
class WholeBody {

    /** 64 KiB: nothing an OAuth client sends is larger. */
    static final int MAX_BYTES = EarlyRefusals.MAX_BODY;

    private static final int BEFORE_THE_ENDPOINTS = -100;

    void read(@Observes Router router) {
        router.post().order(BEFORE_THE_ENDPOINTS).handler(WholeBody::read);
        router.put().order(BEFORE_THE_ENDPOINTS).handler(WholeBody::read);
    }

    private static void read(RoutingContext request) {
        Buffer body = Buffer.buffer();
        request.request()
                .exceptionHandler(hungUp -> request.response().close())
                // What comes after the limit is taken off the line and let go, so that the sender reads our answer.
                .handler(part -> append(body, part))
                .endHandler(end -> {
                    ((RoutingContextInternal) request).setBody(body);
                    request.next();
                })
                .resume();
    }

    private static void append(Buffer body, Buffer part) {
        if (body.length() <= MAX_BYTES) body.appendBuffer(part);
    }
}
