/**
 * Secrets: how they are made ({@link oauthlab.shared.secret.RandomSecret}), kept ({@link
 * oauthlab.shared.secret.Digests}) and shown ({@link oauthlab.shared.secret.Redacted}).
 *
 * <p>RFC 6749 section 10.10 asks for secrets that cannot be guessed; RFC 6819 section 5.1.4.1 for storing digests only.
 */
package oauthlab.shared.secret;
