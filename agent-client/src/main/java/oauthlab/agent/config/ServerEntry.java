package oauthlab.agent.config;

/** One MCP server: at an address, or a program that this agent starts. */
public sealed interface ServerEntry permits RemoteServer, StdioServer {

    /** Letters, digits, hyphen, underscore and dot. */
    String name();
}
