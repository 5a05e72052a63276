/**
 * Programs that we did not write, from npm and from Maven, and ours: the official conformance suite with the agent as its client, and what
 * MCP's own libraries say to our servers. On when Maven runs with {@code -Pconformance}; {@code
 * mcp-task-client/src/test/conformance/install} puts the programs where {@link oauthlab.system.interop.Npm} looks for them.
 */
package oauthlab.system.interop;
