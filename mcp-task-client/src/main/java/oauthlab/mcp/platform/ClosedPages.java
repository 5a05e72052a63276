package oauthlab.mcp.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.web.http.OperatorPages;

/** Outside lab mode the framework's own pages are for who runs this server. */
@Singleton
class ClosedPages {

    void register(@Observes Router router, PageSettings settings) {
        new OperatorPages(settings.labMode(), settings.metrics().token()).register(router);
    }
}
