/** A real browser on the real pages. Without Chromium on the machine these tests say so and do nothing. */
package oauthlab.system.browser;
