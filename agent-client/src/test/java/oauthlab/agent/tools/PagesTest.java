package oauthlab.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.agent.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private final McpTool.Pages pages = new McpTool.Pages();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void a_list_ends_where_there_is_no_cursor_or_an_empty_one(String cursor) {
        add("one", "more");
        assertTrue(pages.hasMore());
        add("two", cursor);
        assertFalse(pages.hasMore());
        assertEquals(2, pages.all().size());
    }

    @Test
    void a_list_that_goes_in_circles_ends() {
        add("one", "more");
        assertThrows(AgentException.class, () -> add("two", "more"));
    }

    private void add(String tool, String cursor) {
        var result = new HashMap<String, Object>();
        result.put("tools", List.of(Map.of("name", tool, "inputSchema", Map.of("type", "object"))));
        result.put("nextCursor", cursor);
        pages.add(result, any -> true);
    }
}
