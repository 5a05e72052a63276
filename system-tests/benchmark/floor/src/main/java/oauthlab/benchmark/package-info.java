/**
 * What the services are compared with, and nothing of this is in them: an endpoint that does nothing, a task without
 * its guard, a bare signature. {@code docs/benchmark.md} says what becomes of the numbers.
 */
package oauthlab.benchmark;
