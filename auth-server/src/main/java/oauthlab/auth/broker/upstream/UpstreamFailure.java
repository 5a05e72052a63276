package oauthlab.auth.broker.upstream;

import java.time.Duration;
import java.util.Optional;

/** A provider did not do what we asked. The message says why, for the audit log, and holds no secret. */
public final class UpstreamFailure extends RuntimeException {

    /** What that means for whoever waits. */
    public enum Kind {
        /** It may work in a moment: slow, down, or too many requests. */
        LATER,
        /** What we brought is no good any more; only the user can help, by signing in again. RFC 6749 section 5.2. */
        OVER,
        /** It did not make the user sign in again, or does not say so. */
        STALE,
        /** It answers nonsense, or refuses us as such. Only who runs this server, or the provider, can help. */
        BROKEN
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    private UpstreamFailure(Kind kind, String reason, Optional<Duration> retryAfter) {
        super(reason, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static UpstreamFailure later(String reason) {
        return new UpstreamFailure(Kind.LATER, reason, Optional.empty());
    }

    static UpstreamFailure later(String reason, Optional<Duration> retryAfter) {
        return new UpstreamFailure(Kind.LATER, reason, retryAfter);
    }

    public static UpstreamFailure over(String reason) {
        return new UpstreamFailure(Kind.OVER, reason, Optional.empty());
    }

    public static UpstreamFailure stale(String reason) {
        return new UpstreamFailure(Kind.STALE, reason, Optional.empty());
    }

    public static UpstreamFailure broken(String reason) {
        return new UpstreamFailure(Kind.BROKEN, reason, Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    /** How long the provider wants us to wait, if it says. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
