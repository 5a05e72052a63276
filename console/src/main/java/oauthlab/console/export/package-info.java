/** What can be taken away from the page: a command, a diagram. */
package oauthlab.console.export;
