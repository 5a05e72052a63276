package oauthlab.auth.foundation.ratelimit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Low limits that hold in the lab too, and a proxy in front that says from where a request came. */
public class LimitsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", "jdbc:h2:mem:limits;DB_CLOSE_DELAY=-1"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"),
                Map.entry("oauthlab.rate-limits.token-by-client.requests", "3"),
                Map.entry("oauthlab.rate-limits.token-by-client.in-lab-mode", "true"),
                Map.entry("oauthlab.rate-limits.token-by-address.requests", "10"),
                Map.entry("oauthlab.rate-limits.token-by-address.in-lab-mode", "true"),
                Map.entry("oauthlab.rate-limits.proof-by-address.requests", "4"),
                Map.entry("oauthlab.rate-limits.proof-by-key.requests", "3"),
                Map.entry("oauthlab.rate-limits.proof-by-key.in-lab-mode", "true"),
                Map.entry("oauthlab.rate-limits.proof-by-address.in-lab-mode", "true"),
                Map.entry("oauthlab.rate-limits.login-by-address.in-lab-mode", "true"),
                Map.entry("oauthlab.rate-limits.login-by-address.requests", "12"),
                Map.entry("oauthlab.failed-attempts.login-by-address.free", "8"),
                Map.entry("oauthlab.failed-attempts.client-secret.free", "12"));
    }
}
