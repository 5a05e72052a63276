package oauthlab.auth.broker;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import oauthlab.auth.grants.jwtbearer.CompanyAssertions;

/** A server whose users may sign in at another provider, the stand-in {@link TestProvider}; a company speaks for them, too. */
public class BrokerProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        int port = TestProvider.freePort();
        String there = "http://localhost:" + port;
        var all = new HashMap<>(CompanyAssertions.settings());
        all.putAll(Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", "jdbc:h2:mem:broker;DB_CLOSE_DELAY=-1"),
                Map.entry("test.provider.port", "" + port),
                Map.entry("oauthlab.upstream.providers.company.name", "Company"),
                Map.entry("oauthlab.upstream.providers.company.issuer", there),
                Map.entry("oauthlab.upstream.providers.company.client-id", "the-lab"),
                Map.entry("oauthlab.upstream.providers.company.client-secret", "secret at the company"),
                Map.entry("oauthlab.upstream.providers.company.hand-over-to", "mcp-task-manager"),
                Map.entry("oauthlab.upstream.providers.company.timeout", "PT2S"),
                Map.entry("oauthlab.upstream.providers.company.refresh-with-scope", "true"),
                Map.entry("oauthlab.upstream.providers.company.claims.allow", "department,email,sub"),
                Map.entry("oauthlab.upstream.providers.plain.name", "Plain OAuth"),
                Map.entry("oauthlab.upstream.providers.plain.authorization-endpoint", there + "/authorize"),
                Map.entry("oauthlab.upstream.providers.plain.token-endpoint", there + "/token"),
                Map.entry("oauthlab.upstream.providers.plain.userinfo-endpoint", there + "/user"),
                Map.entry("oauthlab.upstream.providers.plain.client-id", "the-lab"),
                Map.entry("oauthlab.upstream.providers.plain.client-secret", "secret at the company"),
                Map.entry("oauthlab.upstream.providers.plain.client-auth-method", "client_secret_post"),
                Map.entry("oauthlab.upstream.providers.plain.scopes", "read:user"),
                Map.entry("oauthlab.upstream.providers.plain.response-issuer", there + "/login"),
                Map.entry("oauthlab.upstream.providers.plain.subject-from", "userinfo"),
                Map.entry("oauthlab.upstream.providers.plain.subject-field", "id"),
                Map.entry("oauthlab.upstream.providers.plain.name-field", "login"),
                Map.entry("oauthlab.upstream.providers.plain.tokens", "passthrough"),
                Map.entry("oauthlab.broker.clients.tied-app", "company")));
        return all;
    }
}
