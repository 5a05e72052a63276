/**
 * How secrets are kept that we must be able to read again: sealed under a master key.
 *
 * <p>AES-256-GCM (NIST SP 800-38D) hides a value and notices every change to it. Read {@link
 * oauthlab.auth.foundation.crypto.MasterKey} and {@link oauthlab.auth.foundation.crypto.MasterKeys}, then {@link oauthlab.auth.foundation.crypto.Sealer}
 * and {@link oauthlab.auth.foundation.crypto.Authenticator}.
 */
package oauthlab.auth.foundation.crypto;
