package oauthlab.guarded.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import oauthlab.shared.wire.WellKnownUri;

/**
 * The authorization server whose tokens are believed. Its metadata is fetched when first needed, so that the two may start
 * in any order. RFC 8414 section 3.
 */
public class AuthorizationServer {

    private static final System.Logger LOG = System.getLogger(AuthorizationServer.class.getName());

    private final ServerSettings settings;
    private final ServerCalls calls;
    private final Pause pause;
    private final ObjectReader json;
    private volatile AuthorizationServerMetadata metadata;

    public AuthorizationServer(ServerSettings settings, ServerCalls calls, Clock clock, ObjectMapper json) {
        this.settings = settings;
        this.calls = calls;
        this.pause = new Pause(clock);
        this.json = json.readerFor(AuthorizationServerMetadata.class);
    }

    public String issuer() {
        return settings.issuer();
    }

    /** @throws Unavailable when it is not set and the server cannot be asked */
    public String jwksUri() {
        return settings.jwksUri().orElseGet(() -> member("jwks_uri", AuthorizationServerMetadata::jwksUri));
    }

    /** @throws Unavailable when it is not set and the server cannot be asked, or has none */
    public String introspectionEndpoint() {
        return settings.introspectionEndpoint()
                .orElseGet(() -> member("introspection_endpoint", AuthorizationServerMetadata::introspectionEndpoint));
    }

    /**
     * Where it lists what was revoked; empty when it has no such list.
     *
     * @throws Unavailable when it cannot be asked
     */
    public Optional<String> revokedTokensEndpoint() {
        return Optional.ofNullable(metadata().revokedTokensEndpoint());
    }

    private String member(String name, Function<AuthorizationServerMetadata, String> read) {
        String value = read.apply(metadata());
        if (value != null) return value;
        LOG.log(Level.ERROR, "The metadata of " + issuer() + " has no " + name + "; it has to be set here.");
        throw unavailable("says nothing about its " + name);
    }

    private AuthorizationServerMetadata metadata() {
        return metadata == null ? fetch() : metadata;
    }

    /** One thread fetches; those who waited for it find what it brought. */
    private synchronized AuthorizationServerMetadata fetch() {
        if (metadata != null) return metadata;
        if (pause.isOn()) throw unavailable("does not answer");
        try {
            metadata = read();
            return metadata;
        } catch (IOException failure) {
            pause.begin();
            LOG.log(Level.WARNING, "The metadata of " + issuer() + " cannot be fetched: " + failure.getMessage());
            throw unavailable("does not answer as it should");
        }
    }

    private AuthorizationServerMetadata read() throws IOException {
        URI document = URI.create(WellKnownUri.of(issuer(), WellKnownUri.AUTHORIZATION_SERVER));
        byte[] body = calls.send(HttpRequest.newBuilder(document)
                .header("Accept", "application/json")
                .build());
        AuthorizationServerMetadata read = json.readValue(body);
        // RFC 8414 section 3.3: otherwise one server could speak in the name of another.
        if (read == null || !issuer().equals(read.issuer()))
            throw new IOException("it says to be another one: " + (read == null ? null : read.issuer()));
        return read;
    }

    private Unavailable unavailable(String why) {
        return new Unavailable("The authorization server " + issuer() + " " + why
                + ", so no token can be checked. Is it running? Try again in a moment.");
    }
}
