/**
 * An API goes from keys to tokens while its clients go on calling. The scripts are those of docs/migration; {@link
 * oauthlab.system.migration.FrontDoor} is the proxy that they put in front, and what they do is watched from outside.
 */
package oauthlab.system.migration;
