/**
 * Thousands of generated requests at every endpoint, most of them wrong: what comes back is always an answer that the
 * specifications know, and nothing happens that was not asked for.
 *
 * <p>Read {@code EveryEndpointIT} and {@code EveryApiCallIT}, then {@code Draft}, a request that can be spoilt, and {@code Twist}, the ways to spoil it.
 */
package oauthlab.system.fuzz;
