package oauthlab.console.tokens;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a token. Its claims are kept, its signature is not, so it cannot be used.
 *
 * @param label such as {@code T3}
 * @param use what it is for, in words
 * @param format {@code JWT (at+jwt)} or {@code opaque}
 * @param header of the JWT; empty when it is none
 * @param madeBy the hop in whose response it came first; may be empty
 * @param from what it was made from
 * @param accepted which servers take it, and why the others do not
 * @param seen where it was sent to
 */
public record Token(
        String label,
        int colour,
        String use,
        String format,
        Map<String, String> header,
        List<Claim> claims,
        Signature signature,
        String madeBy,
        List<From> from,
        List<Accepted> accepted,
        List<Seen> seen) {

    /** One claim, with what it means. */
    public record Claim(String name, Object value, String text, String about, String rfc) {}

    /** {@code good}, {@code bad} or {@code not checked}, and why that is said. */
    public record Signature(String state, String why) {}

    /** Another token or a code: {@code exchanged}, {@code refreshed}, {@code redeemed}. */
    public record From(String label, String how) {}

    /** Would this server take it? */
    public record Accepted(String actor, boolean yes, String why) {}

    /** A hop that carried it, and how that ended. */
    public record Seen(String hop, String actor, int status) {}

    /** A claim that is a text. */
    public Optional<String> claim(String name) {
        return claims.stream()
                .filter(claim -> claim.name().equals(name))
                .map(Claim::value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
