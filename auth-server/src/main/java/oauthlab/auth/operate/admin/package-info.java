/**
 * For those who run the server: clients and keys, changed while it runs.
 *
 * <p>No RFC says how. Everything here wants the administrator's token, which is in no database and is none of the tokens
 * that this server issues: nobody can come to it by OAuth. Read {@code AdminToken}, then {@code AdminClientsEndpoint} with
 * {@code ClientAdministration}.
 */
package oauthlab.auth.operate.admin;
