package oauthlab.shared.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

    @ParameterizedTest
    @CsvSource({
        "localhost,localhost",
        "LocalHost:4000,localhost",
        "127.0.0.1:1,127.0.0.1",
        "[::1]:4000,[::1]",
        "a_b.c-d,a_b.c-d"
    })
    void the_name_is_in_lower_case_and_without_the_port(String value, String name) {
        assertEquals(Optional.of(new HostHeader(name)), HostHeader.of(List.of(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " localhost",
                "localhost ",
                "localhost:",
                "localhost:123456",
                "a@b",
                "a/b",
                "a,b",
                "[::1",
                "a#b",
                "a\u0000b",
                "a\u00e4"
            })
    void what_is_not_a_host_is_nothing(String value) {
        assertEquals(Optional.empty(), HostHeader.of(List.of(value)));
    }

    @Test
    void there_is_exactly_one_and_it_is_not_longer_than_a_name_can_be() {
        assertEquals(Optional.empty(), HostHeader.of(List.of()));
        assertEquals(Optional.empty(), HostHeader.of(List.of("localhost", "localhost")));
        assertEquals(Optional.empty(), HostHeader.of(List.of("a".repeat(262))));
    }
}
