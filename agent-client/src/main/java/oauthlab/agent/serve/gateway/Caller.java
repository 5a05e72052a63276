package oauthlab.agent.serve.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who shares the places with others, as far as a network can tell it.
 *
 * @param host one address; of IPv6 the first 64 bits, because the rest is the caller's to choose (RFC 4291 section 2.5.4)
 * @param network its neighbours; a machine chooses among all its loopback addresses, so they are one network
 */
public record Caller(String host, String network) {

    private static final int BYTES_OF_IPV6_HOST = 8;
    /** What one customer of a provider often has, with 65536 hosts in it (RFC 6177). */
    private static final int BYTES_OF_IPV6_NETWORK = 6;

    private static final int BYTES_OF_IPV4_NETWORK = 3;

    /** @param number an IP address as text; no name is looked up */
    public static Caller at(String number) {
        try {
            return at(InetAddress.getByName(number));
        } catch (UnknownHostException noNumber) {
            throw new IllegalArgumentException(number, noNumber);
        }
    }

    private static Caller at(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isLoopback = address.isLoopbackAddress();
        if (address instanceof Inet6Address && !isLoopback) {
            return new Caller(first(bytes, BYTES_OF_IPV6_HOST), first(bytes, BYTES_OF_IPV6_NETWORK));
        }
        return new Caller(
                HexFormat.of().formatHex(bytes), isLoopback ? "loopback" : first(bytes, BYTES_OF_IPV4_NETWORK));
    }

    private static String first(byte[] bytes, int count) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, count));
    }
}
