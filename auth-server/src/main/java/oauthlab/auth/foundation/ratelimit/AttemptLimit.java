package oauthlab.auth.foundation.ratelimit;

/** What can be guessed, and by what wrong guesses are counted. Settings under {@code oauthlab.failed-attempts}. */
public enum AttemptLimit {
    /** Sign-ins with one name from one address. */
    LOGIN_BY_NAME,

    /** Sign-ins with any name from one address, behind which many people may sit. */
    LOGIN_BY_ADDRESS,

    /** Sign-ins in a browser in which this user has signed in before. */
    LOGIN_BY_BROWSER,

    /** Codes of devices that one user types. */
    DEVICE_CODE,

    /** Secrets of one client from one address. */
    CLIENT_SECRET,

    /** The administrator's token, from one address. */
    ADMIN_TOKEN,

    /** Initial access tokens, and registration access tokens of all clients, from one address. */
    REGISTRATION_TOKEN
}
