package planted.time;

import java.time.Instant;

/** Asks the system for the time instead of being given it. */
class Impatient {
    final Instant now = Instant.now();
}
