package oauthlab.resource;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import oauthlab.guarded.StandInIssuer;

/** Starts the stand-in authorization server before the application and hands it to the tests that ask for it. */
public final class IssuerForTests implements QuarkusTestResourceLifecycleManager {

    private StandInIssuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = new StandInIssuer();
        return Map.of("oauthlab.issuer", issuer.issuer(), "oauthlab.audience", TestToken.AUDIENCE);
    }

    @Override
    public void stop() {
        issuer.stop();
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(issuer, new TestInjector.MatchesType(StandInIssuer.class));
    }
}
