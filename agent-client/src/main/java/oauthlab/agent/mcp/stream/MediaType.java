package oauthlab.agent.mcp.stream;

import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;

/** What a response says that its body is. RFC 9110 section 8.3.1: the name has no case, and parameters may follow. */
enum MediaType {
    EVENTS,
    JSON,
    OTHER;

    static MediaType of(ResponseInfo response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "text/event-stream" -> EVENTS;
            case "application/json" -> JSON;
            default -> OTHER;
        };
    }

    static boolean isStream(ResponseInfo response) {
        return response.statusCode() == 200 && of(response) == EVENTS;
    }
}
