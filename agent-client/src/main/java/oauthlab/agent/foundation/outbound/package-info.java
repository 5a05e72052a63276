/**
 * How the agent talks to authorization servers: to safe addresses only, without following redirects, and with an end to
 * waiting and to reading.
 *
 * <p>The addresses come out of documents that others wrote (RFC 8414 section 2, RFC 9728 section 2), so nothing about them is
 * taken for granted. Read {@link oauthlab.agent.foundation.outbound.SafeAddress} first, then {@link oauthlab.agent.foundation.outbound.Outbound}
 * and {@link oauthlab.agent.foundation.outbound.Reply}.
 */
package oauthlab.agent.foundation.outbound;
