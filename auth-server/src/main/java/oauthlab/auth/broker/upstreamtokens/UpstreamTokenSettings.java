package oauthlab.auth.broker.upstreamtokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How the tokens of other providers are kept. */
@ConfigMapping(prefix = "oauthlab.upstream-tokens")
public interface UpstreamTokenSettings {

    /** {@code database}, or {@code memory}: gone with the process, and unknown to any other. */
    Store store();

    /** Without, whoever reads the database reads the tokens. */
    @WithName("sealed")
    boolean isSealed();

    /** How often what has ended is revoked at the provider and deleted. */
    Duration cleanUpEvery();

    /** So long before its end an access token is refreshed. */
    Duration refreshEarly();

    enum Store {
        DATABASE,
        MEMORY
    }
}
