/**
 * Chapter 1, what everything else stands on. Almost no OAuth yet.
 *
 * <p>Read {@link oauthlab.auth.foundation.issuer} (who this server is, and for whom it issues tokens) and {@link
 * oauthlab.auth.foundation.endpoint} (how a request is read and how a refusal leaves): every later chapter uses both. {@link
 * oauthlab.auth.foundation.outbound} and {@link oauthlab.auth.foundation.quota} say what strangers can make this server do.
 * The rest can wait until a class names it.
 */
package oauthlab.auth.foundation;
