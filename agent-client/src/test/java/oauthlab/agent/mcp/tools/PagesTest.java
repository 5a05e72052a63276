package oauthlab.agent.mcp.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    void a_list_that_goes_in_circles_ends_with_what_was_read() {
        add("one", "more");
        add("two", "more");
        assertFalse(pages.hasMore());
        assertEquals(List.of("one", "two"), names());
        assertSaid("names the same page twice", "keeps the 2 tools");
    }

    @Test
    void a_page_that_comes_again_brings_its_tools_once() {
        add("one", "more");
        add("one", "more");
        assertEquals(List.of("one"), names());
    }

    @Test
    void a_list_of_too_many_pages_ends_with_what_was_read() {
        for (int page = 1; pages.hasMore(); page++) add("tool-" + page, "page-" + page);
        assertEquals(100, pages.all().size());
        assertSaid("more than 100 pages", "keeps the 100 tools");
    }

    @Test
    void a_list_of_too_many_tools_ends_with_what_was_read() {
        for (int tool = 1; tool <= 1000; tool++) add("tool-" + tool, null);
        assertEquals(List.of(), pages.missing());
        add("tool-1001", "more");
        assertFalse(pages.hasMore());
        assertEquals(1000, pages.all().size());
        assertSaid("more than 1000 tools", "keeps the 1000 tools");
    }

    @Test
    void so_does_one_that_is_too_large() {
        add("small", "1");
        add("x".repeat(5 * 1024 * 1024), "2");
        assertFalse(pages.hasMore());
        assertEquals(List.of("small"), names());
        assertSaid("larger than 4 MiB", "keeps the 1 tools");
    }

    private List<String> names() {
        return pages.all().stream().map(McpTool::name).toList();
    }

    private void assertSaid(String why, String what) {
        assertEquals(1, pages.missing().size());
        String said = pages.missing().get(0);
        assertTrue(said.contains(why) && said.contains(what), said);
    }

    private void add(String tool, String cursor) {
        var result = new HashMap<String, Object>();
        result.put("tools", List.of(Map.of("name", tool, "inputSchema", Map.of("type", "object"))));
        result.put("nextCursor", cursor);
        pages.add(result, any -> true);
    }
}
