package oauthlab.auth.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import oauthlab.auth.audit.RequestOrigin;

/** From where the present request came, as far as limits go. */
@ApplicationScoped
public class Sender {

    private static final int NETWORK_BYTES = 8;

    private final RequestOrigin origin;

    Sender(RequestOrigin origin) {
        this.origin = origin;
    }

    /** The IPv4 address, or the first 64 bits of the IPv6 address. */
    public String network() {
        String ip = origin.ip();
        return ip == null ? "none" : network(ip);
    }

    /** An IPv6 subscriber has 2^64 addresses (RFC 6177) and could send from another one each time. */
    static String network(String ip) {
        if (ip.indexOf(':') < 0) return ip;
        try {
            byte[] address = InetAddress.getByName(ip).getAddress();
            if (address.length <= NETWORK_BYTES) return ip.substring(ip.lastIndexOf(':') + 1);
            return HexFormat.of().formatHex(Arrays.copyOf(address, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException noAddress) {
            return ip;
        }
    }
}
