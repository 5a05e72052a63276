package oauthlab.console.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import oauthlab.console.compare.Comparison.Difference;
import oauthlab.console.compare.Comparison.Row;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.HopFixture;
import oauthlab.console.hops.Run;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Hop TOKEN =
            HopFixture.hop("h1", "client-credentials", "auth-server", 200, "scope", "tasks:read tasks:write");
    private static final Hop LESS =
            HopFixture.hop("h4", "client-credentials", "auth-server", 200, "scope", "tasks:read");
    private static final Hop EXCHANGE = HopFixture.hop("h2", "token-exchange", "auth-server", 200);
    private static final Hop CALL = HopFixture.hop("h3", "api-call", "task-api", 201);
    private static final Hop REFUSED = HopFixture.hop("h5", "api-call", "task-api", 403);

    @Test
    void what_one_has_and_the_other_has_not_stands_alone() {
        List<Row> rows = compare(List.of(TOKEN, EXCHANGE, CALL), List.of(LESS, REFUSED));
        assertEquals(
                List.of("h1 h4", "h2 -", "h3 h5"),
                rows.stream().map(ComparisonTest::ids).toList());
        assertNull(rows.get(1).b());
    }

    @Test
    void each_field_that_is_different_is_named() {
        List<Row> rows = compare(List.of(TOKEN, CALL), List.of(LESS, REFUSED));
        assertEquals(
                List.of(new Difference("form scope", "tasks:read tasks:write", "tasks:read")),
                rows.get(0).differences());
        assertEquals(
                List.of(new Difference("status", "201", "403"), new Difference("error", "", "insufficient_scope")),
                rows.get(1).differences());
    }

    @Test
    void a_run_is_like_itself() {
        List<Row> rows = compare(List.of(TOKEN, CALL), List.of(TOKEN, CALL));
        assertEquals(
                List.of(List.of(), List.of()),
                rows.stream().map(Row::differences).toList());
    }

    private static List<Row> compare(List<Hop> a, List<Hop> b) {
        return Comparison.of(Run.of("r1", a), a, Run.of("r2", b), b).rows();
    }

    private static String ids(Row row) {
        return (row.a() == null ? "-" : row.a().id()) + " "
                + (row.b() == null ? "-" : row.b().id());
    }
}
