/**
 * What everything else stands on: lab mode, files for their owner alone, and what can expire. No OAuth yet.
 *
 * <p>Read {@link oauthlab.auth.foundation.platform.LabMode}; the rest is small.
 */
package oauthlab.auth.foundation.platform;
