/**
 * What the guard did, for those who watch: counted for graphs, and each refusal told in a line of its own.
 *
 * <p>No RFC asks for it; RFC 9700 assumes throughout that misuse is noticed. Read {@link
 * oauthlab.resource.audit.AccessMetrics}, {@link oauthlab.resource.audit.ClientUse} and {@link
 * oauthlab.resource.audit.Denials}.
 */
package oauthlab.resource.audit;
