package oauthlab.auth.clients;

import java.util.Set;

/**
 * What else holds for a client.
 *
 * @param enabled a disabled client gets nothing
 * @param firstParty ours; its users are not asked for consent
 * @param requiresPushedRequests only takes authorization requests that were pushed. RFC 9126 section 6
 * @param requiresDpop only gets tokens that are bound to a key. RFC 9449 section 5.2
 * @param exchange whose tokens it may exchange. RFC 8693
 * @param stranger did it describe itself? Then nobody vouches for it
 */
public record ClientRules(
        boolean enabled,
        boolean firstParty,
        boolean requiresPushedRequests,
        boolean requiresDpop,
        ExchangeRules exchange,
        boolean stranger) {

    /** The rules of a client that the administrator added. */
    public ClientRules(
            boolean enabled,
            boolean firstParty,
            boolean requiresPushedRequests,
            boolean requiresDpop,
            ExchangeRules exchange) {
        this(enabled, firstParty, requiresPushedRequests, requiresDpop, exchange, false);
    }

    public static final ClientRules DEFAULT = new ClientRules(true, false, false, false, ExchangeRules.NONE);

    /**
     * Which tokens a client may exchange for which.
     *
     * @param from short names of the resources whose tokens it may bring
     * @param to short names of the resources it may get tokens for
     * @param mayImpersonate may it do so without saying that it acts? Then the new token does not show it
     */
    public record ExchangeRules(Set<String> from, Set<String> to, boolean mayImpersonate) {
        public static final ExchangeRules NONE = new ExchangeRules(Set.of(), Set.of(), false);
    }
}
