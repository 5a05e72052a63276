package oauthlab.resource.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import oauthlab.guarded.credential.AuthMode;
import oauthlab.resource.audit.AccessDecision;
import oauthlab.resource.guard.CurrentCaller;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.shared.wire.DeprecationNotice;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says with each answer to an API key that keys will end ({@link DeprecationNotice}).
 */
@ApplicationScoped
class DeprecationHeaders {

    private final CurrentCaller current;
    private final GuardSettings guard;
    private final ApiKeySettings settings;

    DeprecationHeaders(CurrentCaller current, GuardSettings guard, ApiKeySettings settings) {
        this.current = current;
        this.guard = guard;
        this.settings = settings;
    }

    @ServerResponseFilter
    void warn(ContainerResponseContext answer) {
        if (guard.authMode() != AuthMode.BOTH
                || !settings.deprecationWarning()
                || !current.cameBy(AccessDecision.API_KEY)) return;
        var notice = new DeprecationNotice(settings.deprecatedSince(), settings.sunset(), settings.guide());
        notice.headers().forEach(answer.getHeaders()::putSingle);
    }
}
