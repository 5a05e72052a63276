package oauthlab.resource.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import oauthlab.resource.guard.CredentialCheck;
import oauthlab.resource.guard.CurrentCaller;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.resource.guard.GuardSettings.AuthMode;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says with each answer to an API key since when keys are deprecated (RFC 9745), when they end (RFC 8594), and where to read
 * on (RFC 8288).
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
                || !current.cameBy(CredentialCheck.API_KEY)) return;
        answer.getHeaders()
                .putSingle("Deprecation", "@" + settings.deprecatedSince().getEpochSecond());
        answer.getHeaders()
                .putSingle(
                        "Sunset",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                settings.sunset().atOffset(ZoneOffset.UTC)));
        answer.getHeaders().putSingle("Link", "<" + settings.guide() + ">; rel=\"deprecation\"");
    }
}
