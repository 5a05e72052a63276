package oauthlab.shared.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Host}: the name by which a request calls the server. RFC 9112 section 3.2.
 *
 * <p>A browser fills it in from the address bar, so it betrays DNS rebinding: when the name {@code evil.example} suddenly leads to
 * 127.0.0.1, the browser takes our responses for those of that site, but its requests still say {@code evil.example}.
 *
 * @param name in lower case, without the port; an IPv6 address in brackets
 */
public record HostHeader(String name) {

    /** The longest name that DNS can hold, and a port. */
    private static final int MAX_LENGTH = 261;

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    /** Reads all values of the header; empty unless there is exactly one, and it is a host with or without a port. */
    public static Optional<HostHeader> of(List<String> values) {
        return values.size() == 1 ? of(values.get(0)) : Optional.empty();
    }

    private static Optional<HostHeader> of(String value) {
        if (value.length() > MAX_LENGTH) return Optional.empty();
        var matcher = HOST.matcher(value);
        return matcher.matches()
                ? Optional.of(new HostHeader(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
