package oauthlab.mcp.apikey;

import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import oauthlab.mcp.apikey.ApiKeySettings.AuthMode;

/**
 * Says with each answer to an API key since when keys are deprecated (RFC 9745), when they end (RFC 8594), and where to read
 * on (RFC 8288).
 */
@Singleton
class DeprecationHeaders {

    private final ApiKeySettings.Keys settings;
    private final boolean areWanted;

    DeprecationHeaders(ApiKeySettings settings) {
        this.settings = settings.apiKeys();
        this.areWanted = settings.authMode() == AuthMode.BOTH && this.settings.deprecationWarning();
    }

    void add(HttpServerResponse answer) {
        if (!areWanted) return;
        answer.putHeader("Deprecation", "@" + settings.deprecatedSince().getEpochSecond());
        answer.putHeader(
                "Sunset",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(settings.sunset().atOffset(ZoneOffset.UTC)));
        answer.putHeader("Link", "<" + settings.guide() + ">; rel=\"deprecation\"");
    }
}
