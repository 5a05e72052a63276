package oauthlab.web.pages;

import java.util.List;
import java.util.Locale;

/** What the sender of a request can read. RFC 9110 section 12.5.1. */
public enum Reader {
    /** A person with a browser. */
    PERSON,
    PROGRAM;

    private static final String PAGE = "text/html";
    private static final String JSON = "application/json";

    /** Browsers name HTML and not JSON; programs name JSON, or nothing. @param accept all headers of this name */
    public static Reader of(List<String> accept) {
        String all = String.join(",", accept).toLowerCase(Locale.ROOT);
        return all.contains(PAGE) && !all.contains(JSON) ? PERSON : PROGRAM;
    }
}
