package oauthlab.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** JWTs that no library would make: their JSON is as a test wrote it, and their signature (ES256) is right. */
public final class TestJwts {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private TestJwts() {}

    public static String signed(String header, String payload, PrivateKey key) {
        String input = part(header) + "." + part(payload);
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(input, key));
    }

    /** The same JWT with a padded header, signed as it is. */
    public static String padded(String header, String payload, PrivateKey key) {
        String spaces = " ".repeat((4 - header.length() % 3) % 3);
        String input = Base64.getUrlEncoder().encodeToString((header + spaces).getBytes(StandardCharsets.UTF_8)) + "."
                + part(payload);
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(input, key));
    }

    /** The same signature in other characters: the last one has four bits that count for nothing. */
    public static String respelled(String jwt) {
        char last = jwt.charAt(jwt.length() - 1);
        return jwt.substring(0, jwt.length() - 1) + ALPHABET.charAt(ALPHABET.indexOf(last) ^ 1);
    }

    /** The payload of a JWT. Its signature is not checked. */
    public static String payload(String jwt) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static byte[] signature(String input, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException fault) {
            throw new AssertionError(fault);
        }
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
