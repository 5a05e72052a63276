package oauthlab.auth.users;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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

    @Test
    void nothing_fits_nobodys_hash() {
        assertFalse(PasswordHash.unmatchable().matches(""));
    }

    @Test
    void every_lab_user_has_the_password_that_the_lessons_say() {
        LabUsers.ALL.forEach((user, hash) -> assertTrue(hash.matches(user.username() + "-password"), user.username()));
    }
}
