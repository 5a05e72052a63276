package oauthlab.mcp.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress();

    @Test
    void what_was_refused_first_did_not_begin() {
        progress.refused();
        assertTrue(progress.isRefusedBeforeItBegan());
    }

    @Test
    void what_wrote_once_began_though_the_next_write_was_refused() {
        progress.writes();
        progress.writes();
        progress.wroteNothing();
        progress.refused();
        assertFalse(progress.isRefusedBeforeItBegan());
    }
}
