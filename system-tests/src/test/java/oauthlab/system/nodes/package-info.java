/**
 * Several authorization servers on one database, as behind a load balancer: what one of them knows, all know, and what may
 * happen once happens once.
 */
package oauthlab.system.nodes;
