/**
 * The question that OAuth turns on: may this application do this in your name?
 *
 * <p>RFC 6749 section 4.1.1: the user approves or denies, and sees who asks, for what, and where the answer goes. Read
 * {@link oauthlab.auth.browser.consent.ConsentEndpoint}, then {@link oauthlab.auth.browser.consent.ConsentSeeker}.
 */
package oauthlab.auth.browser.consent;
