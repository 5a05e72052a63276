/** What a user of the lab does, end to end, against the packaged services over real HTTP; one flow per class. */
package oauthlab.system.flows;
