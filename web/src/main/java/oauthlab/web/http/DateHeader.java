package oauthlab.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import oauthlab.shared.wire.HttpDate;

/**
 * Says with each answer when it was made: a server with a clock has to. Whoever signs proofs can see from it that his own clock is
 * wrong. RFC 9110 section 6.6.1.
 */
@Singleton
public class DateHeader {

    private static final int BEFORE_ALL_OTHERS = -3000;

    private final Clock clock;
    private volatile Written last = new Written(-1, "");

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    private record Written(long second, String text) {}

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::add);
    }

    private void add(RoutingContext request) {
        request.response().putHeader(HttpHeaders.DATE, now());
        request.next();
    }

    /** Written once in a second. */
    private String now() {
        long second = clock.millis() / 1000;
        Written written = last;
        if (written.second() != second) {
            written = new Written(second, HttpDate.of(Instant.ofEpochSecond(second)));
            last = written;
        }
        return written.text();
    }
}
