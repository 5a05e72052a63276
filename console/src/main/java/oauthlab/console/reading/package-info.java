/**
 * Takes messages apart: forms, JSON, event streams, Basic credentials, trace ids.
 *
 * <p>Read {@link oauthlab.console.reading.Reading}.
 */
package oauthlab.console.reading;
