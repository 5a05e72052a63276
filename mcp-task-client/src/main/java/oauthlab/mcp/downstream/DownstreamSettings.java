package oauthlab.mcp.downstream;

import io.smallrye.config.ConfigMapping;

/** Whom this server calls. */
@ConfigMapping(prefix = "oauthlab.task-api")
interface DownstreamSettings {

    /** Where the task API is. */
    String url();

    /** Are our tokens bound to our key (RFC 9449)? */
    boolean dpop();
}
