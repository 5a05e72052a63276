package oauthlab.auth.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import oauthlab.auth.audit.RequestOrigin;

/** From where the present request came, as far as limits go. */
@ApplicationScoped
public class Sender {

    private static final int NETWORK_BYTES = 8;

    /** And no name, which would be looked up. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.%]*:[0-9a-zA-Z:.%]*");

    /** 127.0.0.0/8 and ::1: a program on this machine has all of them. */
    private static final String THIS_MACHINE = "127.0.0.1";

    private final RequestOrigin origin;

    Sender(RequestOrigin origin) {
        this.origin = origin;
    }

    /** The IPv4 address, or the first 64 bits of the IPv6 address. All addresses of this machine are one. */
    public String network() {
        String ip = origin.ip();
        return ip == null ? "none" : network(ip);
    }

    /** An IPv6 subscriber has 2^64 addresses (RFC 6177) and could send from another one each time. */
    static String network(String ip) {
        if (!ADDRESS.matcher(ip).matches()) return ip;
        try {
            InetAddress address = InetAddress.getByName(ip);
            if (address.isLoopbackAddress()) return THIS_MACHINE;
            byte[] bytes = address.getAddress();
            if (bytes.length <= NETWORK_BYTES) return address.getHostAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException noAddress) {
            return ip;
        }
    }
}
