package oauthlab.agent.serve.gateway;

import java.time.Duration;

/**
 * What one server may take of this process.
 *
 * @param patience so long a caller waits for it
 * @param callsAtOnce further ones are refused, so that a server that hangs holds up nobody but its own callers; one caller gets half of
 *     them at most
 */
public record Limits(Duration patience, int callsAtOnce) {}
