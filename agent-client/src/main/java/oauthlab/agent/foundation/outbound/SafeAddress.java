package oauthlab.agent.foundation.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.network.Reach;

/**
 * An address that secrets may be sent to, or that a browser may be sent to: https, or http on this machine. OAuth 2.1 section
 * 1.5; RFC 8252 section 8.3 for the exception.
 */
public final class SafeAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** 0177.0.0.1 is 177.0.0.1 to Java and 127.0.0.1 to a browser; 127.1 and 2130706433 are 127.0.0.1 to both. */
    private static final Pattern ODD_NUMBERS = Pattern.compile(
            "(?!(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})$)(?:[^.]+\\.)*(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    /** Those that keep the method and the body. RFC 9110 sections 15.4.8 and 15.4.9. */
    private static final int TEMPORARY_REDIRECT = 307;

    private static final int PERMANENT_REDIRECT = 308;

    private SafeAddress() {}

    /**
     * Reads an address.
     *
     * @param what whose address it is, for the message: {@code "token_endpoint"}
     * @throws AgentException when it is none, or not a safe one
     */
    public static URI of(String value, String what) {
        URI address = parse(value, what);
        if (address.getHost() == null) throw bad(value, what, "It has to begin with https:// and a host.");
        if (address.getRawUserInfo() != null) throw bad(value, what, "A name or password has no place in an address.");
        if (address.getRawFragment() != null) throw bad(value, what, "It must not have a fragment (#...).");
        if ("https".equalsIgnoreCase(address.getScheme())) return address;
        if ("http".equalsIgnoreCase(address.getScheme()) && isLoopback(address)) return address;
        throw bad(value, what, "Only https is safe; http is for this machine alone (localhost, 127.0.0.1, [::1]).");
    }

    /**
     * Reads an address out of a document that somebody else wrote.
     *
     * @param by where the document is from. A server on the internet names hosts on the internet only; one on this machine also names
     *     this machine; one in a private network names its own host and the internet. Otherwise a stranger could send the
     *     agent, or a person's browser, to a machine that only they can reach (RFC 9728 section 7.7).
     * @throws AgentException when it is none, not a safe one, or one that this server must not name
     */
    public static URI named(String value, String what, URI by) {
        URI address = of(value, what);
        boolean isItsOwn = address.getHost().equalsIgnoreCase(by.getHost());
        Reach from = reach(by, what);
        Reach to = reach(address, what);
        boolean isFine = to == Reach.PUBLIC
                || isItsOwn && from != Reach.PUBLIC
                || from == Reach.LOOPBACK && to == Reach.LOOPBACK;
        if (isFine) return address;
        throw bad(
                value,
                what,
                by.getHost() + " must not name it: the address is "
                        + (to == Reach.LOOPBACK ? "on this machine" : "not on the public internet") + ".");
    }

    /**
     * Where a message goes instead, when the server says that its address ends with a slash, or does not: {@code /mcp/} for
     * {@code /mcp}. No other redirect is followed.
     */
    public static Optional<URI> moved(URI from, int status, Optional<String> location) {
        if (status != TEMPORARY_REDIRECT && status != PERMANENT_REDIRECT) return Optional.empty();
        try {
            return location.map(from::resolve).filter(to -> isSameButSlash(from, to));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** What to say about a redirect that is not followed; empty when it is none. */
    public static Optional<String> pointedTo(URI from, int status, Optional<String> location) {
        if (status < 300 || status >= 400) return Optional.empty();
        return location.map(said -> {
            try {
                URI to = from.resolve(said);
                return "It points to " + to + ". " + advice(to);
            } catch (IllegalArgumentException noAddress) {
                return "It is a redirect to something that is no address. Tell the operator of the server.";
            }
        });
    }

    private static String advice(URI to) {
        boolean isSafe = "https".equalsIgnoreCase(to.getScheme()) || isLoopback(to);
        return isSafe
                ? "The agent does not follow it, because your token would go there. If you trust that address, write \"url\": \""
                        + to + "\" in the configuration file."
                : "The agent does not go there: without https others could read your token. Ask the operator of the server for"
                        + " its https address.";
    }

    private static boolean isSameButSlash(URI from, URI to) {
        String one = withoutQuery(from);
        String other = withoutQuery(to);
        return Objects.equals(from.getRawQuery(), to.getRawQuery())
                && (other.equals(one + "/") || one.equals(other + "/"));
    }

    private static String withoutQuery(URI address) {
        return NormalUri.of(address.toString()).replaceFirst("[?#].*", "");
    }

    /** Of a name with several addresses the narrowest counts: who mixes a private one in means no good. */
    private static Reach reach(URI address, String what) {
        String host = address.getHost();
        if (ODD_NUMBERS.matcher(host).matches())
            throw bad(address.toString(), what, "Its host is a number that not everybody reads in the same way.");
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(Reach::of)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (UnknownHostException unknown) {
            throw bad(address.toString(), what, "Its host is unknown: " + host + ".");
        }
    }

    /** Does this address stay on this machine? */
    public static boolean isLoopback(URI address) {
        return address.getHost() != null
                && LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static URI parse(String value, String what) {
        if (value == null || value.isBlank())
            throw AgentException.of("There is no " + what + ".", "Without this address the agent cannot go on.");
        try {
            return new URI(value);
        } catch (URISyntaxException noAddress) {
            throw bad(value, what, "It is no address: " + noAddress.getReason() + ".");
        }
    }

    private static AgentException bad(String value, String what, String why) {
        return AgentException.of("The " + what + " cannot be used: " + value, why);
    }
}
