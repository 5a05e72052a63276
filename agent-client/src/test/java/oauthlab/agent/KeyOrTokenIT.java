package oauthlab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The switch of a client that goes from keys to tokens. */
class KeyOrTokenIT extends CliTest {

    private static final String KEY = "key-of-a-test-97531";

    @Test
    void with_a_key_no_token_is_fetched_and_the_key_is_not_shown() throws Exception {
        Cli.Result demo = cli.with("TASK_API_KEY", KEY).run("demo", "--auth=api-key", "--verbose");

        assertEquals(0, demo.exitCode(), demo.err());
        assertEquals(8, demo.ticks());
        assertEquals(0, StandIns.TOKEN_REQUESTS.size());
        assertEquals(StandIns.API_REQUESTS.size(), StandIns.SHOWN_KEYS.size());
        assertEquals(Set.of(KEY), Set.copyOf(StandIns.SHOWN_KEYS));
        assertFalse((demo.out() + demo.err()).contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 100})
    void a_share_of_the_calls_goes_by_token(int share) throws Exception {
        Cli.Result demo = cli.with("TASK_API_KEY", KEY).run("demo", "--auth=oauth", "--oauth-share=" + share);

        assertEquals(0, demo.exitCode(), demo.err());
        int calls = StandIns.API_REQUESTS.size();
        assertEquals(calls - calls * share / 100, StandIns.SHOWN_KEYS.size());
        assertEquals(share == 0 ? 0 : 1, StandIns.TOKEN_REQUESTS.size());
    }

    @Test
    void what_cannot_be_is_said_before_anything_is_sent() throws Exception {
        assertRefused(cli.run("demo", "--auth=api-key"), "Set TASK_API_KEY");
        cli.with("TASK_API_KEY", KEY);
        assertRefused(cli.run("demo", "--oauth-share=101"), "from 0 to 100");
        assertRefused(cli.run("demo", "--auth=api-key", "--via=mcp"), "not sent to the MCP server");
    }

    private static void assertRefused(Cli.Result demo, String why) {
        assertEquals(1, demo.exitCode());
        assertTrue(demo.err().contains(why), demo.err());
        assertEquals(0, StandIns.API_REQUESTS.size() + StandIns.TOKEN_REQUESTS.size());
        assertFalse(demo.hasStackTrace(), demo.err());
    }
}
