/**
 * How secrets are kept that we must be able to read again: sealed under a master key.
 *
 * <p>AES-256-GCM (NIST SP 800-38D) hides a value and notices every change to it. Read {@link
 * oauthlab.auth.crypto.MasterKey} and {@link oauthlab.auth.crypto.MasterKeys}, then {@link oauthlab.auth.crypto.Sealer}
 * and {@link oauthlab.auth.crypto.Authenticator}.
 */
package oauthlab.auth.crypto;
