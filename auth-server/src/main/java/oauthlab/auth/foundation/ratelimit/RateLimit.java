package oauthlab.auth.foundation.ratelimit;

/** What is limited, and by what it is counted. Each has its settings under {@code oauthlab.rate-limits}. */
public enum RateLimit {
    /** Token requests of one client that has proven who it is; of a public client, from one address. */
    TOKEN_BY_CLIENT,

    /** Token requests from one address. */
    TOKEN_BY_ADDRESS,

    /** Sign-ins from one address that are not refused anyway: each costs us a slow hash, right or wrong. */
    LOGIN_BY_ADDRESS,

    /** Applications that register from one address. */
    REGISTRATION_BY_ADDRESS,

    /** Wrong secrets and tokens of programs from one address: each has the database count it. */
    WRONG_SECRET_BY_ADDRESS,

    /** Proofs and assertions from one address: each is good once, and so leaves a row. */
    PROOF_BY_ADDRESS,

    /** Those of one key, or of one client: else a single one could use the share of its address up. */
    PROOF_BY_KEY
}
