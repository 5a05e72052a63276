package oauthlab.shared.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.171",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:a00:1::",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2001:db8:ffff::1",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_special_is_not_public(String address) throws UnknownHostException {
        assertEquals(Reach.PRIVATE, Reach.of(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "126.0.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.0.3.1",
                "192.1.0.1",
                "192.88.98.1",
                "192.88.100.1",
                "198.17.0.1",
                "198.20.0.1",
                "198.51.99.1",
                "198.51.101.1",
                "203.0.112.1",
                "203.0.114.1",
                "223.0.0.1",
                "2001:200::1",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700::1111",
                "2a00::1",
                "3ffe::1"
            })
    void what_everybody_can_reach_is_public(String address) throws UnknownHostException {
        assertEquals(Reach.PUBLIC, Reach.of(InetAddress.getByName(address)));
    }

    @Test
    void this_machine_has_many_addresses() throws UnknownHostException {
        for (String address :
                new String[] {"127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1", "127.1", "2130706433"})
            assertEquals(Reach.LOOPBACK, Reach.of(InetAddress.getByName(address)), address);
    }
}
