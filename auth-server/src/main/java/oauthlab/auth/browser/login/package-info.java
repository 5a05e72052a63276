/**
 * How a person signs in, and how the browser is recognised afterwards.
 *
 * <p>RFC 6749 section 3.1 leaves the way of signing in to us; RFC 9700 section 4.16 asks for protection against
 * clickjacking, RFC 6265 for careful cookies. Read {@link oauthlab.auth.browser.login.LoginEndpoint}, {@link
 * oauthlab.auth.browser.login.SessionCookies}, {@link oauthlab.auth.browser.login.CsrfTokens} (forged forms), {@link
 * oauthlab.auth.browser.login.ReturnTo} (open redirects) and {@link oauthlab.auth.browser.login.LoginThrottle} (guessed passwords); {@link
 * oauthlab.auth.browser.login.LoginMethod} is where a feature brings another way than the password.
 */
package oauthlab.auth.browser.login;
