package oauthlab.shared.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment in a header, {@code Fri, 01 Jan 2027 00:00:00 GMT}: the day always has two digits. RFC 9110 section 5.6.7. */
public final class HttpDate {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    public static String of(Instant moment) {
        return FORM.format(moment);
    }
}
