/**
 * The authorization server, as a resource server sees it: what it says about itself, so that its address is all that has to be set.
 *
 * <p>RFC 8414. Read {@link oauthlab.guarded.server.AuthorizationServer}, then {@link oauthlab.guarded.server.ServerCalls}, which
 * asks without waiting for ever, and {@link oauthlab.guarded.server.OwnClient}, in whose name.
 */
package oauthlab.guarded.server;
