package oauthlab.mcp.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress();

    @Test
    void what_was_refused_first_did_not_begin() {
        progress.refused("expired");
        assertEquals(Optional.of("expired"), progress.refusedBeforeItBegan());
    }

    @Test
    void what_wrote_once_began_though_the_next_write_was_refused() {
        progress.writes();
        progress.writes();
        progress.wroteNothing();
        progress.refused("expired");
        assertEquals(Optional.empty(), progress.refusedBeforeItBegan());
    }
}
