/**
 * What everything else stands on: the clock, lab mode, the crypto provider, the health page, and what can expire. No OAuth yet.
 *
 * <p>Read {@link oauthlab.auth.foundation.platform.LabMode}; the rest is small. {@link
 * oauthlab.auth.foundation.platform.FrameworkPages} closes what strangers have no business with.
 */
package oauthlab.auth.foundation.platform;
