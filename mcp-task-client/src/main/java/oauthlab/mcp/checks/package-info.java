/**
 * The ways to check a token, made from the settings of this server. They themselves are in the module {@code protected-resource},
 * because the API checks tokens in the same way.
 *
 * <p>RFC 9068, RFC 7662, RFC 7009. Read {@link oauthlab.mcp.checks.TokenChecks}, then {@link oauthlab.guarded.jwt.JwtCheck},
 * {@link oauthlab.guarded.introspection.IntrospectionCheck} and {@link oauthlab.guarded.revocation.KnownRevocations}.
 */
package oauthlab.mcp.checks;
