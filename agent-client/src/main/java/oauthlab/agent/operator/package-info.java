/**
 * The commands of {@code ./lab} that are written in Java: they start without Quarkus, so each takes a fraction of a second.
 */
package oauthlab.agent.operator;
