package oauthlab.auth.browser.consent;

import java.time.Instant;

/** One thing that a user allowed: this client, at this resource, within this scope. */
public record Consent(String clientId, String resource, String scope, Instant grantedAt) {}
