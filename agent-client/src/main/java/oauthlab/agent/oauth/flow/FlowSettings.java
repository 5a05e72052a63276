package oauthlab.agent.oauth.flow;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How a person is asked. */
@ConfigMapping(prefix = "oauthlab")
interface FlowSettings {

    /** The program that shows an address; it gets the address as its only argument. Otherwise the desktop's own. */
    Optional<String> browser();

    /** So long is waited for an approval. */
    Duration approvalTimeout();
}
