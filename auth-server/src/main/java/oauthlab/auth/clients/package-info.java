/**
 * Chapter 3, clients: the applications that may ask for tokens, and what each of them may ask for.
 *
 * <p>RFC 6749 section 2: a <em>confidential</em> client can keep a secret, a <em>public</em> one (a phone app, a command
 * line tool) cannot. Read {@link oauthlab.auth.clients.Client}, then {@link oauthlab.auth.clients.Clients}. The packages below: {@link
 * oauthlab.auth.clients.clientauth} (how a client proves who it is), {@link oauthlab.auth.clients.clientmetadata} (what it says
 * about itself), {@link oauthlab.auth.clients.cimd} (where it says so at its own address).
 */
package oauthlab.auth.clients;
