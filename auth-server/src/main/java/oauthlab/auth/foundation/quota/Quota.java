package oauthlab.auth.foundation.quota;

/** What has room for so many rows. Each has its settings under {@code oauthlab.quotas}. */
public enum Quota {
    /** Devices that wait for a user. */
    DEVICE("device_request", "expires_at > :now", "device codes"),

    /** Authorization requests that were sent ahead. */
    PUSHED_REQUEST("pushed_request", "expires_at > :now", "pushed requests"),

    /** Clients that registered themselves and got no token yet. */
    UNUSED_REGISTRATION("client_registration", "used_at is null and issued_at <= :now", "unused registrations"),

    /** All clients that registered themselves. */
    REGISTRATION("client_registration", "issued_at <= :now", "registrations"),

    /** Browsers that are away at another provider. */
    PENDING_LOGIN("pending_login", "expires_at > :now", "sign-ins at other providers");

    private final String table;
    private final String isOpen;
    private final String shown;

    Quota(String table, String isOpen, String shown) {
        this.table = table;
        this.isOpen = isOpen;
        this.shown = shown;
    }

    String count(String condition) {
        return "select count(*) from " + table + " where " + condition + " and " + isOpen;
    }

    String shown() {
        return shown;
    }
}
