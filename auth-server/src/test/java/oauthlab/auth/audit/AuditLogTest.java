package oauthlab.auth.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AuditLogTest {

    @Test
    void a_line_break_in_a_value_cannot_fake_a_second_event() {
        assertEquals("a?? b", AuditLog.shown("a\r\n b"));
    }

    @Test
    void a_very_long_value_is_cut() {
        assertTrue(AuditLog.shown("x".repeat(10_000)).length() < 400);
    }

    @Test
    void nothing_is_shown_as_a_dash() {
        assertEquals("-", AuditLog.shown(null));
    }
}
