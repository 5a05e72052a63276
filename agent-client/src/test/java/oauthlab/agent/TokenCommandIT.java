package oauthlab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The command that explains a token. */
class TokenCommandIT extends CliTest {

    @Test
    void each_part_is_explained_with_its_section() throws Exception {
        Cli.Result token = cli.run("token", Tokens.accessToken(4_000_000_000L));

        assertEquals(0, token.exitCode());
        String out = token.out();
        assertTrue(out.startsWith("DECODED, NOT VERIFIED"), out);
        assertTrue(out.contains("which API may accept it; all others must refuse it (RFC 7519 4.1.3)"));
        assertTrue(out.contains("at+jwt is an access token"));
        assertTrue(out.contains("4000000000, 2096-10-02T07:06:40Z"));
        assertTrue(out.contains("Not expired"));
        assertTrue(out.contains("may be accepted by http://localhost:4001"));
        assertTrue(out.contains("not one of the usual ones"));
    }

    @Test
    void neither_the_signature_nor_the_token_is_printed() throws Exception {
        String whole = Tokens.accessToken(1);

        Cli.Result token = cli.run("token", whole);

        assertFalse(token.out().contains(Tokens.SIGNATURE));
        assertFalse(token.out().contains(whole.substring(0, 30)));
    }

    @Test
    void an_expired_token_is_called_expired() throws Exception {
        assertTrue(cli.run("token", Tokens.accessToken(1)).out().contains("EXPIRED"));
    }

    @Test
    void a_moment_that_no_clock_can_show_is_read_all_the_same() throws Exception {
        Cli.Result token = cli.run("token", Tokens.withClaims("{\"iat\":-1e300,\"exp\":9223372036854775807}"));

        assertEquals(0, token.exitCode(), token.err());
        assertTrue(token.out().contains("9223372036854775807, 9999-12-31T23:59:59Z"), token.out());
        assertTrue(token.out().contains("Not expired"), token.out());
    }

    @Test
    void a_token_without_audience_is_for_nobody() throws Exception {
        String out = cli.run("token", Tokens.withClaims("{\"sub\":\"x\"}")).out();

        assertTrue(out.contains("no API should accept it"), out);
        assertTrue(out.contains("It does not say when it ends"), out);
    }

    @Test
    void a_token_is_read_from_stdin_with_or_without_its_scheme() throws Exception {
        assertEquals(
                0,
                cli.piped("Authorization: Bearer " + Tokens.accessToken(1) + "\n")
                        .run("token", "-")
                        .exitCode());
        assertEquals(0, cli.piped(Tokens.accessToken(1)).run("token").exitCode());
    }

    @Test
    void the_token_of_the_last_demo_is_found() throws Exception {
        cli.run("demo");

        Cli.Result token = cli.run("token");

        assertEquals(0, token.exitCode(), token.err());
        assertTrue(token.out().contains("ai-agent-assistant"));
    }

    @Test
    void what_is_no_jwt_is_not_guessed_at() throws Exception {
        for (String wrong : new String[] {"opaque-reference", "a.b.c", "a.b.c.d.e", "e30.W10.x"}) {
            Cli.Result token = cli.run("token", wrong);

            assertEquals(1, token.exitCode(), wrong);
            assertTrue(token.err().startsWith("✗ This is "), token.err());
            assertFalse(token.hasStackTrace());
        }
    }

    @Test
    void without_a_kept_token_the_way_to_one_is_shown() throws Exception {
        Cli.Result token = cli.run("token");

        assertEquals(1, token.exitCode());
        assertTrue(token.err().contains("There is no token"), token.err());
    }
}
