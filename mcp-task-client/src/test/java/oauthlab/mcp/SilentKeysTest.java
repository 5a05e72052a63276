package oauthlab.mcp;

import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys and tokens side by side, and nobody is told yet that keys will end. */
@QuarkusTest
@TestProfile(SilentKeysTest.Silent.class)
@QuarkusTestResource(StandIns.class)
class SilentKeysTest {

    public static final class Silent implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oauthlab.auth-mode", "both", "oauthlab.api-keys.deprecation-warning", "false");
        }
    }

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
