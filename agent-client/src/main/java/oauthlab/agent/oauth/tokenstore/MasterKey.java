package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.tokenstore.Sealing.Damaged;
import org.bouncycastle.crypto.generators.SCrypt;

/** Where the key of encrypted files comes from: 32 bytes, from a passphrase or from a file. */
sealed interface MasterKey {

    int BYTES = 32;
    SecureRandom RANDOM = new SecureRandom();

    /** The kind of key, as it stands in the recipe under {@code from}. */
    String kind();

    /** How to come by the key for a file that is to be written: stands in the file, and is no secret. */
    ObjectNode recipe();

    /** The key for a file in which this recipe stands. */
    byte[] key(JsonNode recipe) throws Damaged;

    /** What to look at when the key is the wrong one. */
    String source();

    /**
     * A passphrase, made slow to guess by scrypt. RFC 7914. With n 32768, r 8 and p 3 one guess takes 32 MB and a good part
     * of a second.
     */
    final class Passphrase implements MasterKey {

        private static final int N = 1 << 15;
        private static final int R = 8;
        private static final int P = 3;
        private static final int MAX_P = 16;
        /** 64 MB. */
        private static final long MAX_N_TIMES_R = 1 << 19;

        private static final int SALT_BYTES = 16;

        private final String passphrase;
        private final Map<JsonNode, byte[]> derived = new ConcurrentHashMap<>();

        Passphrase(String passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public String kind() {
            return "scrypt";
        }

        @Override
        public ObjectNode recipe() {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("from", kind())
                    .put("n", N)
                    .put("r", R)
                    .put("p", P)
                    .put("salt", Base64.getEncoder().encodeToString(salt));
        }

        @Override
        public byte[] key(JsonNode recipe) throws Damaged {
            byte[] known = derived.get(recipe);
            if (known != null) return known;
            byte[] key = derive(recipe);
            derived.put(recipe, key);
            return key;
        }

        private byte[] derive(JsonNode recipe) throws Damaged {
            int n = recipe.path("n").asInt();
            int r = recipe.path("r").asInt();
            int p = recipe.path("p").asInt();
            // A file must not be able to keep us busy for hours, or to take all memory.
            if (n < 2 || r < 1 || p < 1 || p > MAX_P || (long) n * r > MAX_N_TIMES_R)
                throw new Damaged("its parameters of scrypt cannot be");
            try {
                byte[] secret = passphrase.getBytes(StandardCharsets.UTF_8);
                return SCrypt.generate(secret, recipe.path("salt").binaryValue(), n, r, p, BYTES);
            } catch (IOException | IllegalArgumentException noRecipe) {
                throw new Damaged("its salt or its parameters of scrypt cannot be");
            }
        }

        @Override
        public String source() {
            return "OAUTHLAB_PASSPHRASE";
        }
    }

    /** A file with nothing in it but the key, for machines. */
    final class KeyFile implements MasterKey {

        private final Path file;

        KeyFile(Path file) {
            this.file = file;
        }

        @Override
        public String kind() {
            return "key-file";
        }

        @Override
        public ObjectNode recipe() {
            return JsonNodeFactory.instance.objectNode().put("from", kind());
        }

        @Override
        public byte[] key(JsonNode recipe) {
            try {
                if (!Files.exists(file)) make();
                if (OwnerOnly.isOpenToOthers(file))
                    throw AgentException.of(
                            "Others on this machine may read or change the key file " + file + ".",
                            "What it locks is open to them. Run: chmod 600 " + file);
                byte[] key = Files.readAllBytes(file);
                if (key.length == BYTES) return key;
                throw AgentException.of(
                        "The key file " + file + " has " + key.length + " bytes, but a key has " + BYTES + ".",
                        "OAUTHLAB_KEY_FILE names it. A file that does not exist yet is made, with a key in it.");
            } catch (IOException unreadable) {
                throw AgentException.of(
                        "The key file " + file + " cannot be read or made: " + unreadable,
                        "OAUTHLAB_KEY_FILE names it.");
            }
        }

        private void make() throws IOException {
            byte[] key = new byte[BYTES];
            RANDOM.nextBytes(key);
            OwnerOnly.createOnce(file.toAbsolutePath(), key);
        }

        @Override
        public String source() {
            return "OAUTHLAB_KEY_FILE (" + file + ")";
        }
    }
}
