package oauthlab.web.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import oauthlab.web.pages.FrontPage.Link;
import org.junit.jupiter.api.Test;

class FrontPageTest {

    @Test
    void what_comes_from_settings_is_escaped() {
        String page = new FrontPage(
                        "x",
                        "<b>",
                        "a & b",
                        List.of(new Link("http://localhost:4000/\"><script>", "it's")),
                        List.of("curl '<x>'"))
                .html();
        assertTrue(page.contains("<h1>This is the &lt;b&gt;</h1>"), page);
        assertTrue(page.contains("href=\"http://localhost:4000/&quot;&gt;&lt;script&gt;\">it&#39;s</a>"), page);
        assertTrue(page.contains("<code>curl &#39;&lt;x&gt;&#39;</code>"), page);
    }
}
