package oauthlab.agent.foundation.config;

/** One MCP server: at an address, or a program that this agent starts. */
public sealed interface ServerEntry permits RemoteServer, StdioServer {

    /** Letters, digits, hyphen, underscore and dot. */
    String name();

    /** Does the person believe what it says about its tools: that one only reads, that one cannot destroy anything? */
    boolean isTrusted();
}
