package oauthlab.shared.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** From where an address can be reached. */
public enum Reach {
    /** From this machine only. */
    LOOPBACK,
    /** From a part of the world, or from nowhere: networks of a house, links, examples, addresses that hide another one. */
    PRIVATE,
    /** From everywhere. */
    PUBLIC;

    private static final List<Block> SPECIAL_4 = Block.all(
            "0.0.0.0/8", // this network; Linux takes 0.0.0.0 for this machine
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by a provider's customers
            "127.0.0.0/8",
            "169.254.0.0/16", // links; clouds give out their secrets there
            "172.16.0.0/12",
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4" // reserved, and broadcast
            );

    private static final List<Block> GLOBAL_6 = Block.all("2000::/3");

    /** Within {@link #GLOBAL_6}. Outside it are, for instance, NAT64 (64:ff9b::/96), fc00::/7, fe80::/10 and ff00::/8. */
    private static final List<Block> SPECIAL_6 = Block.all(
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: hides an IPv4 address
            "3fff::/20" // documentation
            );

    /** An IPv4 address that is written as an IPv6 one (RFC 4291 section 2.5.5.2) is an IPv4 one to the JDK. */
    public static Reach of(InetAddress address) {
        if (address.isLoopbackAddress()) return LOOPBACK;
        byte[] bytes = address.getAddress();
        boolean isGlobal = bytes.length == 4 || isIn(GLOBAL_6, bytes);
        return isGlobal && !isIn(bytes.length == 4 ? SPECIAL_4 : SPECIAL_6, bytes) ? PUBLIC : PRIVATE;
    }

    private static boolean isIn(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** All addresses that begin with the same bits. */
    private record Block(byte[] first, int bits) {

        static List<Block> all(String... texts) {
            return Arrays.stream(texts).map(Block::of).toList();
        }

        private static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                byte[] first = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return new Block(first, Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException noAddress) {
                throw new IllegalArgumentException(text, noAddress);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) if (bit(first, bit) != bit(address, bit)) return false;
            return true;
        }

        private static int bit(byte[] bytes, int place) {
            return bytes[place / 8] >> (7 - place % 8) & 1;
        }
    }
}
