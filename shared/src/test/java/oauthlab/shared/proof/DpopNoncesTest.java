package oauthlab.shared.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DpopNoncesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, false", "119, false", "120, true", "3600, true", "-1, true"})
    void a_proof_with_a_nonce_that_is_not_good_is_made_again_also_where_none_is_required(
            long later, boolean isWanting) {
        String nonce = at(START).fresh();
        assertEquals(isWanting, at(START.plusSeconds(later)).isWanting(nonce, false));
        assertEquals(isWanting, at(START.plusSeconds(later)).isWanting(nonce, true));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_nonce_of_somebody_else_is_none_of_ours(boolean isRequired) {
        assertEquals(true, at(START).isWanting("1.made-up", isRequired));
        assertEquals(true, at(START).isWanting("", isRequired));
        assertEquals(isRequired, at(START).isWanting(null, isRequired));
    }

    /** What would be a key elsewhere is a word here, so two of them have one. */
    private static DpopNonces at(Instant now) {
        String filling = "A".repeat(43);
        return new DpopNonces(
                Clock.fixed(now, ZoneOffset.UTC), period -> filling, (mark, period) -> mark.equals(filling));
    }
}
