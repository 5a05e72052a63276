/**
 * The revision 2026-07-28, in which no request depends on another one: no {@code initialize}, no session, all that is needed
 * stands in each request. The tools are the same.
 *
 * <p>MCP specification 2026-07-28, "Streamable HTTP", "Versioning and Compatibility", "Caching". The library does not speak it
 * yet, so what is new in it is written here, and the library does what has stayed. Read {@link
 * oauthlab.mcp.stateless.StatelessEndpoint} first, then {@link oauthlab.mcp.stateless.RequestMetadata}, {@link
 * oauthlab.mcp.stateless.Discovery}, {@link oauthlab.mcp.stateless.Answer} and {@link
 * oauthlab.mcp.stateless.StatelessMessages}.
 */
package oauthlab.mcp.stateless;
