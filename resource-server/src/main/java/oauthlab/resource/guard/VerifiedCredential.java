package oauthlab.resource.guard;

import java.time.Instant;

/** A good token: who calls, and until when that may be believed. */
public record VerifiedCredential(Caller caller, Instant expiresAt) {}
