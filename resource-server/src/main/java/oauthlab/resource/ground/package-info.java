/**
 * What every part of this service stands on: how it says no, how it reads a JSON body, and the time.
 *
 * <p>Errors leave by one door: {@link oauthlab.resource.ground.Refusal} is what our own code throws, {@link
 * oauthlab.resource.ground.Refusals} turns it, and everything else that can go wrong, into {@code
 * {"error","error_description"}}, the form of RFC 6749 section 5.2. Read these two first, then {@link
 * oauthlab.resource.ground.JsonObject} with {@link oauthlab.resource.ground.JsonObjectReader} (RFC 8259). The rest is
 * small: {@code SystemClock} and {@code Health}.
 */
package oauthlab.resource.ground;
