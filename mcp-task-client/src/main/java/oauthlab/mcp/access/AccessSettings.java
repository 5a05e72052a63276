package oauthlab.mcp.access;

import io.smallrye.config.ConfigMapping;
import java.util.Set;

/** What decides who may come in. */
@ConfigMapping(prefix = "oauthlab")
interface AccessSettings {

    /** The origins whose web pages may call, each written exactly as a browser sends it. */
    Set<String> allowedOrigins();
}
