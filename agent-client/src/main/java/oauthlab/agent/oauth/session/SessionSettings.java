package oauthlab.agent.oauth.session;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** Who the agent is, and who issues its tokens. */
@ConfigMapping(prefix = "oauthlab")
interface SessionSettings {

    /** True while learning: then the secret that the lessons print is accepted. */
    boolean labMode();

    /** In lab mode only: so much ahead is the agent's clock, or behind ({@code -PT10M}). */
    Duration clockOffset();

    String clientId();

    /** What proves to the authorization server that this is {@link #clientId}. */
    String clientSecret();

    /** What the agent called with before there were tokens. */
    Optional<String> apiKey();

    /** The authorization server. */
    String issuer();

    /** The task API, by its resource identifier: whom tokens are for, unless they are for another. RFC 8707 section 2. */
    String audience();
}
