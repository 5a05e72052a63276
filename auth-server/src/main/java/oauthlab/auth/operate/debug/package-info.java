/**
 * Windows into the server for the lessons, in lab mode only: who is registered, what happened, and which keys sign.
 *
 * <p>No RFC asks for them, and a real server has none. Read {@link oauthlab.auth.operate.debug.DebugAuditEndpoint}, the audit
 * trail of RFC 9700's advice made visible.
 */
package oauthlab.auth.operate.debug;
