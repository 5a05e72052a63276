package oauthlab.web.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Type}. RFC 9110 sections 5.6.6 and 8.3.1. The framework fails at what is no media type, and also at some that
 * are: with blanks before a semicolon, or with a semicolon at the end.
 */
final class ContentType {

    private static final int MAX_LENGTH = 256;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[^\\s/;,]+/[^\\s/;,]+(\\s*;\\s*[^\\s=;,]+=(\"[^\"]*\"|[^\\s\";,]+))*[\\s;]*");

    /** Blanks around a semicolon, and semicolons with nothing behind them. Not used where a quoted value could hold one. */
    private static final Pattern SUPERFLUOUS = Pattern.compile("[ \t]*;[ \t;]*");

    /** A parameter without a value says nothing. */
    private static final Pattern EMPTY_PARAMETER =
            Pattern.compile(";[ \t]*[^\\s=;,\"/]+[ \t]*=[ \t]*(\"\"[ \t]*)?(?=;|$)");

    private ContentType() {}

    /** From here on the header has its usual spelling. */
    static void simplify(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.length() > MAX_LENGTH || type.indexOf(';') < 0) return;
        String said = type.replace("\"\"", "").indexOf('"') >= 0
                ? type
                : EMPTY_PARAMETER.matcher(type.strip()).replaceAll("");
        if (said.indexOf('"') >= 0) return;
        String simple = SUPERFLUOUS.matcher(said.strip()).replaceAll("; ").strip();
        headers.set(HttpHeaders.CONTENT_TYPE, simple.endsWith(";") ? simple.substring(0, simple.length() - 1) : simple);
    }

    /** Is there none, or one media type? */
    static boolean isGood(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type == null
                || type.length() <= MAX_LENGTH
                        && MEDIA_TYPE.matcher(type.strip()).matches();
    }
}
