package oauthlab.auth;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import oauthlab.auth.broker.BrokerProfile;

/**
 * Settings that few people change and that do not meet, all in one server: to start another one takes longer than the tests
 * of one setting.
 */
public final class RareSettings extends BrokerProfile {

    public static final Path AUDIT_FILE = Path.of("target/audit-test/oauth-audit.log");
    public static final int MAX_REFUSALS = 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        var all = new HashMap<>(super.getConfigOverrides());
        all.put("quarkus.datasource.jdbc.url", "jdbc:h2:mem:rare;DB_CLOSE_DELAY=-1");
        all.put("oauthlab.broker.consent-first", "false");
        all.put("oauthlab.symmetric-access-tokens", "true");
        all.put("oauthlab.audit.file", AUDIT_FILE.toString());
        all.put("oauthlab.audit.most-refusals", "" + MAX_REFUSALS);
        return all;
    }
}
