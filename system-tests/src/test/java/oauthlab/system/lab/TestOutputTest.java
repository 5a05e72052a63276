package oauthlab.system.lab;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What tests print is kept, and read by many; so no request is in it, with its passwords, cookies and tokens. */
class TestOutputTest {

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.http.wire", "org.apache.http.headers", "io.restassured"})
    void the_http_client_keeps_its_requests_to_itself(String logger) {
        assertFalse(LoggerFactory.getLogger(logger).isDebugEnabled());
    }
}
