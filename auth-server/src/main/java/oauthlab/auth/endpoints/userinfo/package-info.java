/**
 * Who is the user? For clients that asked for the scope {@code openid}.
 *
 * <p>OpenID Connect Core section 5.3. Read {@link oauthlab.auth.endpoints.userinfo.UserInfoEndpoint}; the ID token, which says the
 * same in passing, is made in {@link oauthlab.auth.tokens.issuance.IdTokens}.
 */
package oauthlab.auth.endpoints.userinfo;
