/** The official conformance suite of MCP against this server, with the tools that it asks for, which are in no package. */
package oauthlab.mcp.conformance;
