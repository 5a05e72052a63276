package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCheckTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 10.0.0.5, true",
        "10.0.0.6, 10.0.0.5, false",
        "[fd00::5], fd00:0:0:0:0:0:0:5, true",
        "[FD00:0::0:5], fd00:0:0:0:0:0:0:5, true",
        "[fd00::6], fd00:0:0:0:0:0:0:5, false",
        "[::ffff:10.0.0.5], 10.0.0.5, false",
        "[:::], fd00:0:0:0:0:0:0:5, false",
        "evil.example, fd00:0:0:0:0:0:0:5, false"
    })
    void a_number_is_ours_when_the_connection_arrived_there(String name, String local, boolean isOurs) {
        assertEquals(isOurs, HostCheck.isNumber(name, SocketAddress.inetSocketAddress(4000, local)));
    }
}
