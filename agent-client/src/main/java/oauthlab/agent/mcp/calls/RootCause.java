package oauthlab.agent.mcp.calls;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What a failure began with. The library wraps whatever goes wrong. */
public final class RootCause {

    private RootCause() {}

    public static <T extends Throwable> Optional<T> of(Throwable failed, Class<T> kind) {
        return all(failed).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The connection broke, or nothing came. */
    public static Optional<Throwable> broken(Throwable failed) {
        return all(failed)
                .filter(why -> why instanceof IOException || why instanceof TimeoutException)
                .findFirst();
    }

    public static Throwable first(Throwable failed) {
        return all(failed).reduce(failed, (outer, inner) -> inner);
    }

    private static Stream<Throwable> all(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause);
    }
}
