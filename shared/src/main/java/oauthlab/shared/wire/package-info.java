/**
 * One record for each JSON document that two services exchange, and the one header that has a grammar of its own.
 *
 * <p>Read {@link oauthlab.shared.wire.TokenResponse} first (RFC 6749 section 5.1), then {@link
 * oauthlab.shared.wire.IntrospectionResponse} (RFC 7662), the two metadata documents (RFC 8414, RFC 9728), and {@link
 * oauthlab.shared.wire.BearerChallenge} (RFC 6750 section 3).
 */
package oauthlab.shared.wire;
