package oauthlab.agent.mcp;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the MCP server is. */
@ConfigMapping(prefix = "oauthlab.mcp")
interface McpSettings {
    URI url();
}
