package oauthlab.mcp.apikey;

import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import oauthlab.guarded.credential.AuthMode;
import oauthlab.shared.wire.DeprecationNotice;

/**
 * Says with each answer to an API key that keys will end ({@link DeprecationNotice}).
 */
@Singleton
class DeprecationHeaders {

    private final DeprecationNotice notice;
    private final boolean areWanted;

    DeprecationHeaders(ApiKeySettings settings) {
        ApiKeySettings.Keys keys = settings.apiKeys();
        this.notice = new DeprecationNotice(keys.deprecatedSince(), keys.sunset(), keys.guide());
        this.areWanted = settings.authMode() == AuthMode.BOTH && keys.deprecationWarning();
    }

    void add(HttpServerResponse answer) {
        if (!areWanted) return;
        notice.headers().forEach(answer::putHeader);
    }
}
