package oauthlab.mcp.downstream;

import io.smallrye.config.ConfigMapping;

/** Whom this server calls, and with which secret. */
@ConfigMapping(prefix = "oauthlab")
interface DownstreamSettings {

    /** True while learning: then the secret that the lessons print is accepted. */
    boolean labMode();

    /** The authorization server. */
    String issuer();

    /** What proves to the authorization server that this is {@code mcp-task-manager}. */
    String clientSecret();

    Api taskApi();

    interface Api {
        /** Where the task API is. */
        String url();

        /** Its resource identifier, the {@code aud} of our tokens. RFC 8707 section 2. */
        String resource();
    }
}
