/**
 * Scripts from other origins: which endpoints they may call.
 *
 * <p>W3C Fetch section 3.3 (CORS). Read {@link oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint}.
 */
package oauthlab.auth.foundation.crossorigin;
