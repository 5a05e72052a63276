/**
 * Text that strangers wrote: {@link oauthlab.shared.text.Invisible} names the characters that must not reach a page, a log or a
 * terminal as they are.
 */
package oauthlab.shared.text;
