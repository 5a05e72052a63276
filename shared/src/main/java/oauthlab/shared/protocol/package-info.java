/**
 * The words of OAuth: the names of grants, parameters and errors, exactly as they travel.
 *
 * <p>RFC 6749 defines most of them; each constant names the section it comes from. Read {@link
 * oauthlab.shared.protocol.Scopes} first, then {@link oauthlab.shared.protocol.GrantType}, {@link
 * oauthlab.shared.protocol.ClientAuthMethod} and {@link oauthlab.shared.protocol.OAuthErrorCode}.
 */
package oauthlab.shared.protocol;
