/**
 * What the agent makes of the JSON Schemas of others.
 *
 * <p>JSON Schema 2020-12; MCP 2025-11-25, "Tools". A schema is a small program of a stranger: it can recurse without end, double
 * its work with each reference, or bring a regular expression that never finishes. Read {@link
 * oauthlab.agent.mcp.schema.SchemaCheck} first, which runs only the harmless part of it, then {@link
 * oauthlab.agent.mcp.schema.SchemaSize}.
 */
package oauthlab.agent.mcp.schema;
