package oauthlab.agent.oauth.flow;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;

/** Opens the way on which a person's answer will come. */
@Singleton
public class Approvals {

    /** People who sign in take longer now and then; people who look at an error should not wait any longer. */
    private static final Duration HINT_AFTER = Duration.ofSeconds(20);

    private final Browser browser;
    private final FlowSettings settings;

    Approvals(Browser browser, FlowSettings settings) {
        this.browser = browser;
        this.settings = settings;
    }

    /** The address is pasted; nothing listens. */
    public Approval manual(OAuthOptions options, Person person) {
        return new ManualApproval(redirect(options), person);
    }

    /** This machine listens. */
    public Approval loopback(OAuthOptions options, Person person) {
        URI redirect = redirect(options);
        boolean isHere = SafeAddress.isLoopback(redirect);
        if (isHere && isHttps(redirect))
            throw AgentException.of(
                    "The browser cannot come back to the agent at " + redirect + ".",
                    "https on this machine needs a certificate for " + redirect.getHost() + ", and the agent has none.",
                    "If the server also takes http://" + redirect.getRawAuthority() + redirect.getRawPath()
                            + ", write that into oauth.client_metadata.redirect_uris.",
                    "Otherwise sign in with --manual. Your browser then ends at a page that says it cannot connect; that is"
                            + " expected. Copy the whole address of that page, and paste it here.");
        if (!isHere)
            throw AgentException.of(
                    "The browser cannot come back to this machine at " + redirect + ".",
                    "Give oauth.client_metadata.redirect_uris an address such as http://127.0.0.1/callback,",
                    "or sign in with --manual, and paste the address at which the browser ends.");
        return new LoopbackApproval(redirect, browser, person, settings.approvalTimeout(), HINT_AFTER);
    }

    /** Where answers come back to; a registration names it even when no browser of this machine will. */
    public String redirectUri(OAuthOptions options) {
        return redirect(options).toString();
    }

    private static boolean isHttps(URI redirect) {
        return "https".equalsIgnoreCase(redirect.getScheme());
    }

    /**
     * The first that is configured, else ours. One on this machine without a port gets ours (RFC 8252 section 7.3); that is for http
     * alone, and a server compares others character by character.
     */
    private static URI redirect(OAuthOptions options) {
        var configured = options.clientMetadata().redirectUris();
        if (configured.isEmpty()) return URI.create("http://127.0.0.1:" + options.callbackPort() + "/callback");
        URI first = configured.get(0);
        if (first.getPort() != -1 || !SafeAddress.isLoopback(first) || isHttps(first)) return first;
        String query = first.getRawQuery() == null ? "" : "?" + first.getRawQuery();
        return URI.create(first.getScheme() + "://" + first.getHost() + ":" + options.callbackPort()
                + first.getRawPath() + query);
    }
}
