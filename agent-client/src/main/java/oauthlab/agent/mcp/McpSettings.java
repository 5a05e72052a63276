package oauthlab.agent.mcp;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the lab's MCP server is, and what is spoken with it and with others. */
@ConfigMapping(prefix = "oauthlab.mcp")
interface McpSettings {
    URI url();

    /** The revision of MCP: 2025-11-25 or 2026-07-28. */
    String protocol();
}
