/**
 * Who the agent is to an authorization server, and how it proves that.
 *
 * <p>RFC 6749 section 2.3 and RFC 7523 section 2.2 (proof), RFC 7591 (registration), Client ID Metadata Documents (an address
 * as a name). One identity for each issuer: what one server gave is never shown to another. Read {@link
 * oauthlab.agent.oauth.identity.ClientIdentity} first, then {@link oauthlab.agent.oauth.identity.ClientIdentities} (which of the ways it
 * is), {@link oauthlab.agent.oauth.identity.Registration} and {@link oauthlab.agent.oauth.identity.ClientAuthentication}.
 */
package oauthlab.agent.oauth.identity;
