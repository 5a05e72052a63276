package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;

/**
 * AES-256-GCM. The pair of server and issuer is authenticated along with the text: whoever exchanges two files, or writes
 * another server's name into one, ends with a file that does not open.
 */
final class Encryption implements Sealing {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int CHECK_BYTES = 8;

    private final MasterKey master;

    Encryption(MasterKey master) {
        this.master = master;
    }

    @Override
    public String ending() {
        return ".sealed";
    }

    /** Goes by the neighbour's recipe: then one derivation opens the whole folder, and a mistyped passphrase is noticed. */
    @Override
    public JsonNode seal(Key key, JsonNode session, Optional<JsonNode> neighbour) {
        try {
            JsonNode recipe = neighbour.map(body -> body.path("key")).orElseGet(master::recipe);
            byte[] secret = neighbour.isPresent() ? key(neighbour.get()) : master.key(recipe);
            byte[] iv = new byte[IV_BYTES];
            MasterKey.RANDOM.nextBytes(iv);
            byte[] text = session.toString().getBytes(StandardCharsets.UTF_8);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, iv, key).doFinal(text);
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("key", recipe);
            return body.put("check", check(secret)).put("iv", iv).put("sealed", sealed);
        } catch (GeneralSecurityException | IOException | Damaged failure) {
            throw AgentException.of("The tokens cannot be encrypted: " + failure.getMessage());
        }
    }

    @Override
    public JsonNode open(Key key, JsonNode body) throws Damaged {
        try {
            byte[] secret = key(body);
            byte[] iv = bytes(body, "iv");
            return Envelope.tree(cipher(Cipher.DECRYPT_MODE, secret, iv, key).doFinal(bytes(body, "sealed")));
        } catch (AEADBadTagException forged) {
            throw new Damaged("it was changed, or is for another server or issuer than it says");
        } catch (GeneralSecurityException | IOException failure) {
            throw new Damaged("it is not what was once encrypted");
        }
    }

    /** The check tells a wrong key from a file that was changed: the one is the person's mistake, and the file stays. */
    private byte[] key(JsonNode body) throws IOException, GeneralSecurityException, Damaged {
        JsonNode recipe = body.path("key");
        if (!recipe.path("from").asText().equals(master.kind())) throw wrongKey();
        byte[] secret = master.key(recipe);
        if (!MessageDigest.isEqual(check(secret), bytes(body, "check"))) throw wrongKey();
        return secret;
    }

    private AgentException wrongKey() {
        return AgentException.of(
                "The tokens were encrypted with another key than that of " + master.source() + ".",
                "The files stay as they are. With the right key they open;",
                "without it delete them (*" + ending() + " in the folder of the tokens) and sign in again.");
    }

    private static byte[] bytes(JsonNode body, String member) throws IOException, Damaged {
        byte[] bytes = body.path(member).binaryValue();
        if (bytes == null) throw new Damaged("it has no " + member);
        return bytes;
    }

    private static Cipher cipher(int mode, byte[] secret, byte[] iv, Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived(secret, "encrypt"), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(
                (Envelope.VERSION + "\n" + key.server() + "\n" + key.issuer()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] check(byte[] secret) throws GeneralSecurityException {
        return Arrays.copyOf(derived(secret, "check"), CHECK_BYTES);
    }

    /** A key for each purpose, so that what one shows says nothing about the other. */
    private static byte[] derived(byte[] secret, String purpose) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }
}
