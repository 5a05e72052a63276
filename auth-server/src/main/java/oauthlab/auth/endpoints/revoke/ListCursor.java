package oauthlab.auth.endpoints.revoke;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.auth.tokens.revocation.RevokedTokens.Position;

/**
 * Where a reading of the list has got to: {@code f.MARK.POSITION.ID}, {@code d} instead of {@code f} for differences.
 *
 * @param full is all of the list read, or what changed?
 * @param mark the time at which the reading began; the next one goes on from there
 * @param position the last entry that was read
 */
record ListCursor(boolean full, Instant mark, Position position) {

    private static final Pattern FORM = Pattern.compile("([fd])\\.(\\d{1,17})\\.(\\d{1,17})\\.([A-Za-z0-9_-]{1,43})");

    static Optional<ListCursor> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) return Optional.empty();
        var position = new Position(time(parts.group(3)), parts.group(4));
        return Optional.of(new ListCursor(parts.group(1).equals("f"), time(parts.group(2)), position));
    }

    /** The same reading, further on. */
    ListCursor at(Position further) {
        return new ListCursor(full, mark, further);
    }

    String text() {
        return (full ? "f." : "d.") + micros(mark) + "." + micros(position.changedAt()) + "." + position.id();
    }

    static Instant time(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
