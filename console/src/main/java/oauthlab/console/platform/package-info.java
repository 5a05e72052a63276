/** Refuses to start outside the lab. */
package oauthlab.console.platform;
