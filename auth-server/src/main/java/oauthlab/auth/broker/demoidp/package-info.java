/**
 * A stand-in for a provider that people sign in at elsewhere, for the lessons about the proxy. Lab mode only.
 *
 * <p>This server, started a second time with {@code config/company.properties}, is "Company": it has the same people with other
 * identities, one application (this lab's authorization server), and a small API of its own. Read {@link
 * oauthlab.auth.broker.demoidp.CompanyClient}, then {@link oauthlab.auth.broker.demoidp.RepositoriesEndpoint}.
 */
package oauthlab.auth.broker.demoidp;
