/**
 * Starts the packaged services as processes, on free ports, with data of their own. Read {@link
 * oauthlab.system.lab.Lab}; the rest serves it.
 */
package oauthlab.system.lab;
