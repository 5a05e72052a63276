/**
 * An organisation's own sign-in vouches for its people: enterprise-managed authorization.
 *
 * <p>draft-ietf-oauth-identity-assertion-authz-grant (ID-JAG), on RFC 7523. The user has signed in at the organisation, which
 * decides what its applications may do elsewhere; so nobody signs in or is asked here. Read {@link
 * oauthlab.auth.grants.jwtbearer.JwtBearerGrant}, then {@link oauthlab.auth.grants.jwtbearer.IdentityAssertions}.
 */
package oauthlab.auth.grants.jwtbearer;
