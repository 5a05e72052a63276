package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A redirect to another address is not followed, and the message says where it points and what to do. */
class RedirectsTest extends ConnectionTest {

    static Stream<Arguments> redirects() {
        var all = new ArrayList<Arguments>();
        for (Revision revision : Revision.values())
            for (int status : List.of(301, 302, 303, 307, 308)) {
                all.add(Arguments.of(
                        revision,
                        status,
                        "https://mcp.example.com/mcp",
                        "write \"url\": \"https://mcp.example.com/mcp\""));
                all.add(Arguments.of(revision, status, "http://mcp.example.com/mcp", "its https address"));
                all.add(Arguments.of(revision, status, "/v2/mcp", "write \"url\": \"$BASE/v2/mcp\""));
                all.add(Arguments.of(revision, status, "no address", "no address"));
            }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void a_call_that_is_sent_elsewhere_says_where(Revision revision, int status, String location, String advice) {
        stranger.at(
                "/mcp",
                asked -> asked.body().contains("tools/call")
                        ? Answer.of(status, "").with("Location", location)
                        : answer(asked, call -> "\"result\":{}"));
        try (var connection = connect(revision)) {
            var failure = assertThrows(AgentException.class, () -> connection.call("work", Map.of()));
            String expected = advice.replace("$BASE", stranger.base());
            assertTrue(failure.text().contains(expected), failure.text());
            assertTrue(failure.text().contains(String.valueOf(status)), failure.text());
            if (!location.contains(" ")) assertTrue(failure.text().contains(location), failure.text());
        }
        assertFalse(stranger.asked().stream().anyMatch(asked -> asked.path().startsWith("/v2")));
    }

    @ParameterizedTest
    @EnumSource
    void so_does_the_first_message(Revision revision) {
        stranger.at("/mcp", asked -> Answer.of(308, "").with("Location", "https://mcp.example.com/mcp"));
        try (var connection = connect(revision)) {
            var failure = assertThrows(AgentException.class, connection::tools);
            assertTrue(failure.text().contains("It points to https://mcp.example.com/mcp."), failure.text());
        }
    }

    /** RFC 3986 section 6.2.3: that is the same origin. */
    @ParameterizedTest
    @EnumSource
    void the_same_address_with_a_slash_is_followed_in_every_spelling(Revision revision) {
        stranger.at(
                        "/mcp",
                        asked -> Answer.of(308, "")
                                .with("Location", stranger.base().replace("http", "HTTP") + "/%6Dcp/"))
                .at("/mcp/", asked -> answer(asked, call -> "\"result\":{\"content\":\"done\"}"));
        try (var connection = connect(revision)) {
            assertEquals("done", connection.call("work", Map.of()).shown());
        }
    }
}
