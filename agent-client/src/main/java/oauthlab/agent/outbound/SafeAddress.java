package oauthlab.agent.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import oauthlab.agent.transcript.AgentException;

/**
 * An address that secrets may be sent to, or that a browser may be sent to: https, or http on this machine. OAuth 2.1 section
 * 1.5; RFC 8252 section 8.3 for the exception.
 */
public final class SafeAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

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
