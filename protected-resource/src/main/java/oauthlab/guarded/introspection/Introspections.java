package oauthlab.guarded.introspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.guarded.server.OwnClient;
import oauthlab.guarded.server.Pause;
import oauthlab.guarded.server.ServerCalls;
import oauthlab.shared.wire.IntrospectionResponse;

/** Asks the authorization server. RFC 7662 section 2.1. */
public final class Introspections {

    private static final System.Logger LOG = System.getLogger(Introspections.class.getName());
    /**
     * So many requests may wait for an answer at once; a slow server must not hold all our threads. As many again are for tokens that
     * were good before: a flood of invented ones takes no place of theirs.
     */
    private static final int MAX_CONCURRENT = 32;

    private final AuthorizationServer server;
    private final ServerCalls calls;
    private final Pause pause;
    private final ObjectReader json;
    private final OwnClient self;
    private final Semaphore strangers = new Semaphore(MAX_CONCURRENT);
    private final Semaphore acquaintances = new Semaphore(MAX_CONCURRENT);

    public Introspections(
            AuthorizationServer server, ServerCalls calls, Clock clock, ObjectMapper json, OwnClient self) {
        this.server = server;
        this.calls = calls;
        this.pause = new Pause(clock);
        this.json = json.readerFor(IntrospectionResponse.class);
        this.self = self;
    }

    /**
     * @param wasGood when it was asked about before
     * @throws Unavailable when there is no answer that can be believed: neither yes nor no would be right
     */
    IntrospectionResponse ask(String token, boolean wasGood) {
        Semaphore waiting = wasGood ? acquaintances : strangers;
        if (pause.isOn() || !waiting.tryAcquire()) throw unavailable();
        try {
            IntrospectionResponse answer = json.readValue(calls.send(request(token)));
            if (answer == null) throw new IOException("its answer is null");
            return answer;
        } catch (IOException failure) {
            pause.begin();
            LOG.log(Level.WARNING, server.issuer() + " cannot be asked about a token: " + failure.getMessage());
            throw unavailable();
        } finally {
            waiting.release();
        }
    }

    private HttpRequest request(String token) throws IOException {
        return self.ask(server.introspectionEndpoint(), Map.of("token", token, "token_type_hint", "access_token"));
    }

    private Unavailable unavailable() {
        return new Unavailable("The authorization server " + server.issuer()
                + " cannot be asked about the token now, so it is neither taken nor refused. Try again in a moment.");
    }
}
