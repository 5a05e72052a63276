package oauthlab.auth.tokens.families;

/**
 * A refresh token, read: the right to the next tokens of a family. RFC 6749 section 1.5.
 *
 * @param generation which of the family's refresh tokens it is; all but one are used up
 */
public record RefreshToken(String familyId, int generation) {}
