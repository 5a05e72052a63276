package oauthlab.auth.foundation.quota;

/**
 * Whose row it is.
 *
 * @param id as it is kept with the row
 * @param isKnown is it a client that proves who it is, and that the administrator added? Else it is an address
 */
public record QuotaHolder(String id, boolean isKnown) {

    static final String ADDRESS = "address ";
}
