package oauthlab.resource.guard;

import java.time.Duration;
import java.util.List;
import oauthlab.guarded.credential.AuthMode;

/** The settings of the guard as they usually are. */
record UsualSettings(Duration tokenCache) implements GuardSettings {

    @Override
    public String audience() {
        return "http://localhost:4001";
    }

    @Override
    public AuthMode authMode() {
        return AuthMode.OAUTH;
    }

    @Override
    public List<String> tokenChecks() {
        return List.of("jwt");
    }
}
