/**
 * Who this authorization server is, and for whom it issues tokens.
 *
 * <p>The issuer is an address and an identity at once (RFC 8414 section 2): clients and resource servers compare it
 * character by character. Read {@link oauthlab.auth.foundation.issuer.Issuer}, then {@link oauthlab.auth.foundation.issuer.Resources} (RFC
 * 8707).
 */
package oauthlab.auth.foundation.issuer;
