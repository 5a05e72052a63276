package oauthlab.auth.browser.users;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    @Test
    void a_password_fits_its_own_hash_only() {
        PasswordHash hash = PasswordHash.of("correct horse");
        assertTrue(hash.matches("correct horse"));
        assertFalse(hash.matches("correct horsf"));
        assertFalse(hash.matches(""));
    }

    @Test
    void the_same_password_never_looks_the_same() {
        assertNotEquals(PasswordHash.of("a").encoded(), PasswordHash.of("a").encoded());
    }

    /** What is in a table was made by others, too: by an earlier version, by openssl. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "gr\u00fc\u00df dich",
                "longer than the 64 bytes of a block of SHA-256, so that HMAC takes its digest"
            })
    void it_is_the_hash_that_the_jdk_makes(String password) throws Exception {
        byte[] salt = new byte[16];
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1000, 256))
                .getEncoded();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var known = new PasswordHash(
                "pbkdf2-sha256$1000$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
        assertTrue(known.matches(password));
    }

    @Test
    void nothing_fits_nobodys_hash() {
        assertFalse(PasswordHash.unmatchable().matches(""));
    }

    @Test
    void every_lab_user_has_the_password_that_the_lessons_say() {
        LabUsers.ALL.forEach((user, hash) -> assertTrue(hash.matches(user.username() + "-password"), user.username()));
    }
}
