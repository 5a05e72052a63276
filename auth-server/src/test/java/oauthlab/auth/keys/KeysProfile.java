package oauthlab.auth.keys;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server with a database and a master key of its own: these tests turn its keys over. */
public class KeysProfile implements QuarkusTestProfile {

    static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "oauthlab.signing-algorithms",
                "ES256",
                "oauthlab.master-key",
                MASTER_KEY,
                "oauthlab.lab-web-app",
                "http://localhost:3100",
                "quarkus.datasource.jdbc.url",
                "jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1");
    }
}
