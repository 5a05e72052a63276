/**
 * What must not be kept or shown, and the labels that stand for it.
 *
 * <p>Read {@link oauthlab.console.secrets.Redactor}: it is run over each exchange before anything of it is stored.
 */
package oauthlab.console.secrets;
