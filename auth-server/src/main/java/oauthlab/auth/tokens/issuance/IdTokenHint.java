package oauthlab.auth.tokens.issuance;

/** What an ID token of ours, perhaps an old one, says about the past: this user was signed in at this client. */
public record IdTokenHint(String subject, String clientId) {}
