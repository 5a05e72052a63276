package oauthlab.mcp.downstream;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Whom this server calls. */
@ConfigMapping(prefix = "oauthlab.task-api")
interface DownstreamSettings {

    /** Where the task API is. */
    String url();

    /** Are our tokens bound to our key (RFC 9449)? */
    boolean dpop();

    /** An API key of this server, for an API that takes no tokens. With it no token is asked for. */
    Optional<String> key();
}
