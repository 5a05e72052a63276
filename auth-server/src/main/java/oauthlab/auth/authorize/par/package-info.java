/**
 * Pushed authorization requests: the client sends the request ahead, and the browser brings only its name.
 *
 * <p>RFC 9126. Read {@link oauthlab.auth.authorize.par.PushedRequestEndpoint}; how the name is turned back into the request stands
 * in {@code AuthorizationRequestSource} of {@link oauthlab.auth.authorize}.
 */
package oauthlab.auth.authorize.par;
