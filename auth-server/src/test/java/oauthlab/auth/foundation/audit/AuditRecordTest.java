package oauthlab.auth.foundation.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class AuditRecordTest {

    @Test
    void a_line_break_in_a_value_cannot_fake_a_second_event() {
        assertEquals("a?? b", AuditRecord.clean("a\r\n b", 100));
    }

    @Test
    void half_a_character_does_not_break_the_database() {
        assertEquals("a?b", AuditRecord.clean("a\uD83Db", 100));
    }

    @Test
    void a_very_long_value_is_cut_to_its_column() {
        assertEquals(300, AuditRecord.clean("x".repeat(10_000), 300).length());
    }

    @Test
    void nothing_stays_nothing() {
        assertNull(AuditRecord.clean(null, 100));
    }
}
