/**
 * Reads the documentation the way a learner does: types every command, looks at what it prints, follows every link.
 *
 * <p>Read {@link oauthlab.system.docs.CommandBlock} for the convention, {@link oauthlab.system.docs.ExpectedOutput} for
 * the comparison, then {@link oauthlab.system.docs.DocsIT}, which runs the commands against live servers.
 * {@link oauthlab.system.docs.RfcMapTest} keeps the map of requirements true.
 */
package oauthlab.system.docs;
