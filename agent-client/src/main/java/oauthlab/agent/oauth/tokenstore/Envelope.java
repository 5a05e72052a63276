package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import oauthlab.agent.oauth.tokenstore.Sealing.Damaged;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;

/**
 * What a token file holds.
 *
 * @param version of this form
 * @param body a session, or what {@link Sealing} made of it
 * @param digest of all the rest: it shows a file that was cut off or has rotted, not one that somebody forged
 */
record Envelope(int version, URI server, String issuer, JsonNode body, String digest) {

    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Scopes.class, ToStringSerializer.instance)
                    .addDeserializer(Scopes.class, new ScopesReader()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final class ScopesReader extends FromStringDeserializer<Scopes> {
        private static final long serialVersionUID = 1;

        ScopesReader() {
            super(Scopes.class);
        }

        @Override
        protected Scopes _deserialize(String wire, DeserializationContext context) {
            return Scopes.parse(wire);
        }

        @Override
        protected Object _deserializeFromEmptyString(DeserializationContext context) {
            return Scopes.NONE;
        }
    }

    Envelope {
        Objects.requireNonNull(server);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(body);
        Objects.requireNonNull(digest);
    }

    static Envelope of(Key key, JsonNode body) {
        return new Envelope(VERSION, key.server(), key.issuer(), body, digest(key, body));
    }

    /** @throws Damaged when it is not what {@link #bytes} gave, or of another version */
    static Envelope read(byte[] content) throws Damaged {
        try {
            JsonNode root = JSON.readTree(content);
            int version = root == null ? 0 : root.path("version").asInt();
            if (version != VERSION)
                throw new Damaged(
                        version == 0 ? "it is not whole" : "it is of version " + version + ", not " + VERSION);
            Envelope envelope = JSON.treeToValue(root, Envelope.class);
            if (!Digests.matches(text(envelope.key(), envelope.body), envelope.digest))
                throw new Damaged("it was changed since it was written");
            return envelope;
        } catch (IOException notOurs) {
            throw new Damaged("it is not whole");
        }
    }

    static JsonNode tree(StoredSession session) {
        return JSON.valueToTree(session);
    }

    static StoredSession session(JsonNode tree) throws Damaged {
        try {
            return JSON.treeToValue(tree, StoredSession.class);
        } catch (JsonProcessingException notOurs) {
            throw new Damaged("it does not say what it should");
        }
    }

    static JsonNode tree(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    Key key() {
        return new Key(server, issuer);
    }

    byte[] bytes() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of texts are always JSON", impossible);
        }
    }

    private static String digest(Key key, JsonNode body) {
        return Digests.sha256(text(key, body));
    }

    private static String text(Key key, JsonNode body) {
        return VERSION + "\n" + key.server() + "\n" + key.issuer() + "\n" + body;
    }

    /** Without the body: it may hold tokens. */
    @Override
    public String toString() {
        return "Envelope[" + server + ", " + issuer + "]";
    }
}
