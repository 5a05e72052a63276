package oauthlab.auth.broker.accountlinks;

import java.time.Instant;

/**
 * An account at a provider that belongs to a user here.
 *
 * @param id names the link
 * @param name what the account was called there when it was linked
 * @param isHome whether the user came to be by this account, and has no other way in
 */
public record Link(String id, String userId, String provider, String name, boolean isHome, Instant linkedAt) {}
