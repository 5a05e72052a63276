package oauthlab.mcp;

import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Keys and tokens side by side, and nobody is told yet that keys will end. */
@QuarkusTest
@TestProfile(RareSettings.class)
@QuarkusTestResource(StandIns.class)
class SilentKeysTest {

    @Test
    void no_header_says_that_keys_will_end() {
        KeyRpc.with(KeyRpc.WEB_APP)
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200)
                .header("Deprecation", nullValue())
                .header("Sunset", nullValue())
                .header("Link", nullValue());
    }
}
