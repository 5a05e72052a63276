package oauthlab.auth.foundation.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.foundation.platform.LabModes;
import oauthlab.shared.secret.RandomSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

    private static final String OLD = RandomSecret.generate(32);
    private static final String NEW = RandomSecret.generate(32);

    @TempDir
    Path folder;

    private boolean isUsed;

    @Test
    void what_was_sealed_under_the_previous_key_opens_and_says_that_it_is_not_current() {
        String sealed = new SealerSource().sealer(keys(OLD, null)).seal("secret", "row-1");
        var both = new SealerSource().sealer(keys(NEW, OLD));
        assertEquals("secret", both.open(sealed, "row-1"));
        assertFalse(both.isCurrent(sealed));
    }

    @Test
    void new_seals_are_made_under_the_present_key_alone() {
        String sealed = new SealerSource().sealer(keys(NEW, OLD)).seal("secret", "row-1");
        var afterwards = new SealerSource().sealer(keys(NEW, null));
        assertTrue(afterwards.isCurrent(sealed));
        assertEquals("secret", afterwards.open(sealed, "row-1"));
    }

    @Test
    void a_seal_under_a_key_that_is_gone_says_which_key_and_how_to_bring_it_back() {
        var old = keys(OLD, null);
        String sealed = new SealerSource().sealer(old).seal("secret", "row-1");
        var refusal = assertThrows(
                IllegalStateException.class,
                () -> new SealerSource().sealer(keys(NEW, null)).open(sealed, "row-1"));
        assertTrue(refusal.getMessage().contains(old.present().id()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("OAUTHLAB_MASTER_KEY_PREVIOUS"), refusal.getMessage());
    }

    @Test
    void a_seal_of_the_first_version_which_names_no_key_opens_under_either() {
        String sealed = new SealerSource().sealer(keys(OLD, null)).seal("secret", "row-1");
        String unnamed = sealed.substring(sealed.indexOf('.') + 1);
        assertEquals("secret", new SealerSource().sealer(keys(OLD, null)).open(unnamed, "row-1"));
        assertEquals("secret", new SealerSource().sealer(keys(NEW, OLD)).open(unnamed, "row-1"));
        assertFalse(new SealerSource().sealer(keys(OLD, null)).isCurrent(unnamed));
        assertThrows(
                IllegalStateException.class,
                () -> new SealerSource().sealer(keys(NEW, null)).open(unnamed, "row-1"));
    }

    @Test
    void a_mark_made_under_the_previous_key_is_recognised_until_that_key_is_gone() {
        String mark = new Authenticator(keys(OLD, null)).mark("csrf", "browser-1");
        var both = new Authenticator(keys(NEW, OLD));
        assertTrue(both.isMark(mark, "csrf", "browser-1"));
        assertFalse(both.isMark(mark, "csrf", "browser-2"));
        assertNotEquals(mark, both.mark("csrf", "browser-1"));
        assertFalse(new Authenticator(keys(NEW, null)).isMark(mark, "csrf", "browser-1"));
    }

    @Test
    void a_key_that_is_none_is_refused_with_words_that_help_and_do_not_show_it() {
        for (String wrong : new String[] {"not base64url!", "AAECAw", "", NEW + "AA"}) {
            var refusal = assertThrows(IllegalStateException.class, () -> keys(wrong, null));
            assertTrue(refusal.getMessage().startsWith("OAUTHLAB_MASTER_KEY "), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("openssl rand"), refusal.getMessage());
            assertFalse(!wrong.isEmpty() && refusal.getMessage().contains(wrong), refusal.getMessage());
        }
        var previous = assertThrows(IllegalStateException.class, () -> keys(NEW, "short"));
        assertTrue(previous.getMessage().startsWith("OAUTHLAB_MASTER_KEY_PREVIOUS "), previous.getMessage());
    }

    @Test
    void the_same_key_twice_is_a_mistake() {
        assertThrows(IllegalStateException.class, () -> keys(NEW, NEW));
    }

    @Test
    void outside_the_lab_there_must_be_one() {
        var refusal = assertThrows(IllegalStateException.class, () -> fromFile(LabModes.OFF));
        assertTrue(refusal.getMessage().contains("OAUTHLAB_MASTER_KEY is not set"), refusal.getMessage());
        assertTrue(Files.notExists(file()));
    }

    @Test
    void the_lab_makes_its_own_once_and_keeps_it_to_itself() throws Exception {
        var first = fromFile(LabModes.ON).present();
        assertEquals(first.id(), fromFile(LabModes.ON).present().id());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void one_that_is_lost_is_missed_and_no_new_one_takes_its_place() {
        isUsed = true;
        var refusal = assertThrows(IllegalStateException.class, () -> fromFile(LabModes.ON));
        assertTrue(refusal.getMessage().contains(file().toString()), refusal.getMessage());
        assertFalse(Files.exists(file()));
    }

    @Test
    void a_key_shows_its_name_and_not_itself() {
        assertFalse(keys(NEW, null).present().toString().contains(NEW));
    }

    private MasterKeys fromFile(LabMode lab) {
        return new MasterKeys(lab, Optional.empty(), Optional.empty(), file(), () -> isUsed);
    }

    private Path file() {
        return folder.resolve("master-key");
    }

    private static MasterKeys keys(String present, String previous) {
        return new MasterKeys(
                LabModes.OFF, Optional.of(present), Optional.ofNullable(previous), Path.of("not-read"), () -> false);
    }
}
