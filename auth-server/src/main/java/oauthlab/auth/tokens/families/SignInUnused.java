package oauthlab.auth.tokens.families;

/**
 * Told in the transaction in which something ends that rested on a sign-in at another provider: an approval, or the browser
 * session. Whoever keeps anything of that sign-in looks whether somebody still needs it.
 *
 * @param upstreamId names the sign-in
 */
public record SignInUnused(String upstreamId) {}
