package oauthlab.auth.foundation.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.auth.TestDocuments;
import oauthlab.auth.foundation.platform.LabModes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundFetchTest {

    /** A name that no name server knows (RFC 6761): whoever looks it up a second time finds nothing. */
    private static final String CHANGEABLE = "rebinding.invalid";

    @Test
    void the_connection_goes_to_the_address_that_was_checked_and_the_name_is_not_asked_again() {
        var lookUps = new AtomicInteger();
        var addresses = new PublicAddresses(LabModes.ON) {
            @Override
            InetAddress resolve(URI uri) {
                assertEquals(CHANGEABLE, uri.getHost());
                lookUps.incrementAndGet();
                return InetAddress.getLoopbackAddress();
            }
        };
        var vertx = Vertx.vertx();
        try (var documents = new TestDocuments()) {
            documents.put("/client.json", "{}");
            URI uri = URI.create(documents.address("/client.json").replace("localhost", CHANGEABLE));
            assertEquals(
                    "{}",
                    new OutboundFetch(addresses, new FetchLimit(() -> "test"), vertx)
                            .json(uri, 100)
                            .text());
            assertEquals(1, lookUps.get());
            assertThrows(FetchFailed.class, () -> new PublicAddresses(LabModes.ON).resolve(uri));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "198.51.100.1",
                "203.0.113.255",
                "2001:db8::1",
                "2001:20::1",
                "3fff::1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "::ffff:10.0.0.1",
                "2002:a00:1::1",
                "2001:0:a00:1::1",
                "fc00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "240.0.0.1",
                "255.255.255.255",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2001::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_special_is_not_public(String address) throws UnknownHostException {
        assertFalse(PublicAddresses.isPublic(InetAddress.getByName(address)));
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
                "192.1.0.1",
                "192.88.98.1",
                "198.51.99.1",
                "203.0.112.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.0.0.1",
                "2606:4700::1111",
                "2a00::1"
            })
    void what_everybody_can_reach_is_public(String address) throws UnknownHostException {
        assertTrue(PublicAddresses.isPublic(InetAddress.getByName(address)));
    }
}
