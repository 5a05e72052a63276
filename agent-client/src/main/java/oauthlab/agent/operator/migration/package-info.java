/**
 * {@code ./lab migration verify}: does the way with tokens work from end to end? From discovery to revocation, as a client does it.
 *
 * <p>Read {@link oauthlab.agent.operator.migration.TestPlan} first, then {@link oauthlab.agent.operator.migration.Wire}.
 */
package oauthlab.agent.operator.migration;
