package oauthlab.auth.broker;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Map;

/** How the browser is sent to other providers. */
@ConfigMapping(prefix = "oauthlab.broker")
interface BrokerSettings {

    /** Ask the user for approval of the application before the browser leaves. Only lab mode works without. */
    boolean consentFirst();

    /** How long a browser may be away, and how long the approval before leaving is good. */
    Duration pendingLogin();

    /** The one provider at which the users of a client sign in, by client id. */
    Map<String, String> clients();
}
