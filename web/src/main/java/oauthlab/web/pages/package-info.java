/**
 * Pages for people at servers that mostly talk to programs. Their stylesheet is {@code pages.css}.
 *
 * <p>RFC 9110 section 12.5.1. Read {@link oauthlab.web.pages.Reader}, which tells a browser from a program, then {@link
 * oauthlab.web.pages.FrontPage} and {@link oauthlab.web.pages.RefusalResponse}.
 */
package oauthlab.web.pages;
