package oauthlab.shared.wire;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code traceparent}, by which the records of several servers about one request are found together. W3C Trace
 * Context section 3.2: version, trace id, parent id, flags.
 */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_ID_BYTES = 16;

    private TraceParent() {}

    /**
     * The trace id, 32 hexadecimal digits; a new one when there is none that can be read.
     *
     * @param header null when the request has none
     */
    public static String traceId(String header) {
        if (header != null) {
            Matcher parts = FORM.matcher(header);
            if (parts.matches()) return parts.group(1);
        }
        byte[] id = new byte[TRACE_ID_BYTES];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
