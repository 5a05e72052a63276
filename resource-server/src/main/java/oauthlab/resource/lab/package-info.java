/**
 * What makes this a lab: three users and two tasks that are there from the first start, so that lessons can name them.
 *
 * <p>No RFC. Read {@code LabData}; {@code LabSettings} switches it on. Delete this folder, and the service starts with an empty database.
 */
package oauthlab.resource.lab;
