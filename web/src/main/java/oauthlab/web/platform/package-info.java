/**
 * What every service has: the time, a fast signature provider, and an address that says whether it is up.
 *
 * <p>Read {@link oauthlab.web.platform.HealthEndpoint}; {@code SystemClock} and {@code SignatureProvider} are small.
 */
package oauthlab.web.platform;
