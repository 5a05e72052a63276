/**
 * What every part of this service stands on: how it says no, and how it reads a JSON body.
 *
 * <p>Errors leave by one door: {@link oauthlab.guarded.refusal.Refusal} is what our own code throws, {@link
 * oauthlab.resource.platform.Refusals} turns it, and everything else that can go wrong, into {@code
 * {"error","error_description"}}, the form of RFC 6749 section 5.2. Read these two first, then {@link
 * oauthlab.resource.platform.JsonObject} with {@link oauthlab.resource.platform.JsonObjectReader} (RFC 8259).
 */
package oauthlab.resource.platform;
