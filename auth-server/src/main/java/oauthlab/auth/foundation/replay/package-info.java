/**
 * What was used before and must not come again.
 *
 * <p>RFC 7523 section 3 and RFC 9449 section 11.1. Read {@link oauthlab.auth.foundation.replay.ReplayStore}.
 */
package oauthlab.auth.foundation.replay;
