/**
 * An API goes from keys to tokens while its clients go on calling. The scripts are those of docs/migration; {@link
 * oauthlab.system.migration.FrontDoor} is the proxy that they put in front of the API, with {@link
 * oauthlab.system.migration.Routes}. {@code MigrationIT} watches from outside.
 */
package oauthlab.system.migration;
