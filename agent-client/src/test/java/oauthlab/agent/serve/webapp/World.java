package oauthlab.agent.serve.webapp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import oauthlab.agent.Stranger;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;

/** An authorization server and a task API on one address; a test changes what it likes. */
public final class World implements QuarkusTestResourceLifecycleManager {

    /** The web application in this world. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(World.class));
        }
    }

    private static final String METADATA = """
            {"issuer":"$BASE","authorization_endpoint":"$BASE/authorize","token_endpoint":"$BASE/token",
             "revocation_endpoint":"$BASE/revoke","authorization_response_iss_parameter_supported":true,
             "code_challenge_methods_supported":["S256"]}""";
    private static final String TASKS = """
            {"total":1,"tasks":[{"id":"task-1","title":"<i>Feed</i> the cat","status":"pending"}]}""";

    Stranger stranger;
    /** What the token endpoint says of a code. */
    volatile String scope;
    /** What the API says to a token; null: all is well. */
    volatile Answer apiRefusal;

    @Override
    public Map<String, String> start() {
        try {
            stranger = new Stranger();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        reset();
        return Map.of(
                "oauthlab.issuer", stranger.base(),
                "oauthlab.audience", stranger.base(),
                "oauthlab.task-api.url", stranger.base());
    }

    void reset() {
        scope = "tasks:read tasks:write user:read";
        apiRefusal = null;
        stranger.at(
                        "/.well-known/oauth-protected-resource",
                        "{\"resource\":\"$BASE\",\"authorization_servers\":[\"$BASE\"]}")
                .at("/.well-known/oauth-authorization-server", METADATA)
                .at("/token", asked -> issued(asked, 3600))
                .at("/revoke", "{}")
                .at("/api/user", asked -> api("{\"id\":\"user-789\",\"username\":\"bob\"}"))
                .at("/api/tasks", asked -> api(asked.method().equals("POST") ? "{\"id\":\"task-2\"}" : TASKS));
    }

    Answer issued(Asked asked, long seconds) {
        String kind = asked.form().get("grant_type").equals("refresh_token") ? "second" : "first";
        return Answer.json("{\"access_token\":\"secret-access-" + kind + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                + seconds + ",\"refresh_token\":\"secret-refresh-" + kind + "\",\"scope\":\"" + scope + "\"}");
    }

    private Answer api(String body) {
        Answer refusal = apiRefusal;
        return refusal == null ? Answer.json(body) : refusal;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(World.class));
    }

    @Override
    public void stop() {
        stranger.close();
    }
}
