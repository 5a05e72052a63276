package oauthlab.auth.foundation.ratelimit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import oauthlab.auth.TestClock;
import oauthlab.auth.foundation.audit.RequestOrigin;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.foundation.platform.LabModes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    private final TestClock clock = new TestClock();

    @Test
    void what_is_within_the_limit_passes_and_the_next_one_does_not() {
        var limits = limits(5, false, LabModes.OFF, clock);
        take(limits, "client-1", 5);
        assertThrows(RateLimited.class, () -> take(limits, "client-1", 1));
    }

    @Test
    void one_that_asks_too_often_takes_nothing_from_another() {
        var limits = limits(5, false, LabModes.OFF, clock);
        take(limits, "client-1", 5);
        take(limits, "client-2", 5);
        assertDoesNotThrow(() -> limits.require(RateLimit.LOGIN_BY_ADDRESS, "client-1"));
    }

    @Test
    void whoever_waits_as_long_as_was_said_gets_through() {
        var limits = limits(5, false, LabModes.OFF, clock);
        take(limits, "client-1", 5);
        var limited = assertThrows(RateLimited.class, () -> take(limits, "client-1", 1));
        assertEquals(12, limited.retryAfterSeconds());
        clock.advance(Duration.ofSeconds(6));
        assertThrows(RateLimited.class, () -> take(limits, "client-1", 1));
        clock.advance(Duration.ofSeconds(6));
        take(limits, "client-1", 1);
    }

    @Test
    void in_the_lab_only_those_limits_hold_that_are_meant_to() {
        take(limits(1, false, LabModes.ON, clock), "client-1", 100);
        var strict = limits(1, true, LabModes.ON, clock);
        take(strict, "client-1", 1);
        assertThrows(RateLimited.class, () -> take(strict, "client-1", 1));
    }

    @Test
    void zero_is_no_limit() {
        take(limits(0, true, LabModes.OFF, clock), "client-1", 100);
    }

    @Test
    void a_limit_without_settings_stops_the_start() {
        var refusal =
                assertThrows(IllegalStateException.class, () -> new RateLimits(Map::of, LabModes.OFF, clock, null));
        assertTrue(refusal.getMessage().contains("TOKEN_BY_CLIENT"), refusal.getMessage());
    }

    @Test
    void of_many_threads_exactly_as_many_get_through_as_may() throws Exception {
        var limits = limits(1000, false, LabModes.OFF, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        var passed = new AtomicInteger();
        var refused = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        var done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            threads.submit(() -> {
                for (int j = 0; j < 500; j++) {
                    try {
                        limits.require(RateLimit.TOKEN_BY_CLIENT, "client-1");
                        passed.incrementAndGet();
                    } catch (RateLimited limited) {
                        refused.incrementAndGet();
                    }
                }
                done.countDown();
            });
        }
        assertTrue(done.await(30, TimeUnit.SECONDS));
        threads.shutdown();
        assertEquals(1000, passed.get());
        assertEquals(3000, refused.get());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void the_addresses_of_one_ipv6_network_count_as_one(String address, String network) {
        assertEquals(network, RequestOrigin.network(address));
    }

    private static void take(RateLimits limits, String key, int times) {
        for (int i = 0; i < times; i++) limits.require(RateLimit.TOKEN_BY_CLIENT, key);
    }

    private static RateLimits limits(long requests, boolean inLabMode, LabMode lab, Clock clock) {
        var limit = new RateLimitSettings.Limit() {
            @Override
            public long requests() {
                return requests;
            }

            @Override
            public Duration per() {
                return Duration.ofMinutes(1);
            }

            @Override
            public boolean inLabMode() {
                return inLabMode;
            }
        };
        RateLimitSettings all =
                () -> Arrays.stream(RateLimit.values()).collect(Collectors.toMap(kind -> kind, kind -> limit));
        return new RateLimits(all, lab, clock, null);
    }
}
